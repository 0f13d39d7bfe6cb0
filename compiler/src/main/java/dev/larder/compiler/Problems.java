package dev.larder.compiler;

import dev.larder.compiler.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import dev.larder.compiler.sql.SqlTextException;
import dev.larder.core.contract.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers every problem of a project. Not thread-safe. */
final class Problems {
    private static final Comparator<ProjectProblem> BY_PLACE = Comparator.comparing(ProjectProblem::file)
            .thenComparingInt(ProjectProblem::line)
            .thenComparingInt(ProjectProblem::column)
            .thenComparing(ProjectProblem::code);

    private final List<ProjectProblem> all = new ArrayList<>();

    /** The problems of one file. */
    In in(String file) {
        return new In(file);
    }

    /** All so far, by file and place, each once. */
    List<ProjectProblem> sorted() {
        return all.stream().distinct().sorted(BY_PLACE).toList();
    }

    /** "did you mean", or what there is to choose from. */
    static @Nullable String didYouMean(String word, Collection<String> known) {
        return Spelling.nearest(word, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(known.isEmpty() ? null : "known are " + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    /** The problems of one file. */
    final class In {
        private final String file;

        private In(String file) {
            this.file = file;
        }

        /** Whether nothing is wrong with this file so far. */
        boolean isEmpty() {
            return all.stream().noneMatch(problem -> problem.file().equals(file));
        }

        /** Says what is wrong at a place. */
        void add(Code code, Place place, String expected, String found) {
            add(code, place, expected, found, null);
        }

        /** Says what is wrong at a place, and what to do. */
        void add(Code code, Place place, String expected, String found, @Nullable String help) {
            all.add(new ProjectProblem(code, file, place.line(), place.column(), expected, found, help));
        }

        /** Says that the text cannot be read. */
        void add(SqlTextException e) {
            Place place = Objects.requireNonNullElse(e.place(), Place.START);
            add(Code.L002, place, e.expected(), e.found());
        }
    }
}
