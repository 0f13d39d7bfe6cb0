package dev.larder.compiler.problem;

import dev.standin.redshift.dialect.token.Place;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a project.
 *
 * @param code stable
 * @param file path below the project's folder
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 * @param says what is wrong, without the place and without a full stop
 * @param help what to do, one sentence, or null
 */
public record ProjectProblem(
        Code code,
        String file,
        int line,
        int column,
        String says,
        @Nullable String help) {
    /** Stable codes; a code never changes its meaning. */
    public enum Code {
        /** A file that is not part of a project, or a file that is missing. */
        L001,
        /** SQL that cannot be read as tokens. */
        L002,
        /** A header that is missing, incomplete or has an unknown key. */
        L003,
        /** A contract that is refused. */
        L004,
        /** {@code knobs.yaml}. */
        L005,
        /** {@code create table}: its form, name or columns. */
        L006,
        /** Grain or period that the table cannot have. */
        L007,
        /** An input that does not exist. */
        L008,
        /** An input that this kind of file may not read. */
        L009,
        /** Inputs that go round in a circle. */
        L010,
        /** A {@code reads} line that cannot be right. */
        L011,
        /** A knob that is unknown, unused, or used otherwise than by a cast. */
        L012,
        /** Columns of the select that are not those of the table. */
        L013,
        /** The engine refuses the statement. */
        L014,
        /** A limit of Redshift or its Data API. */
        L015,
        /** SQL style: what Redshift and its stand-in do differently. */
        L016,
        /** An incremental declaration that cannot be right. */
        L017,
        /** Schema names cannot be mapped safely. */
        L018,
        /** A YAML file that cannot be read. */
        L019,
        /** {@code suppliers.yaml}. */
        L020,
        /** {@code bundles.yaml}. */
        L021,
        /** A data test that cannot fail. */
        L023,
        /** {@code pulls.yaml}. */
        L024,
        /** A solid model that no test reads. */
        L025,
        /** {@code sets.yaml}. */
        L026
    }

    /** A problem of the form "expected ..., found ...". */
    public static ProjectProblem expected(
            Code code, String file, Place place, String expected, String found, @Nullable String help) {
        return new ProjectProblem(
                code, file, place.line(), place.column(), "expected " + expected + ", found " + found, help);
    }

    /** The problem for people: file, line and column, then what is wrong, then the help on a line of its own. */
    @Override
    public String toString() {
        String place = file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
        return code + " " + place + ": " + says + (help == null ? "" : "\n  help: " + help);
    }
}
