package dev.larder.compiler.problem;

import dev.larder.compiler.internal.sql.SqlTextException;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.contract.Spelling;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers every problem of a project. Not thread-safe. */
public final class Problems {
    private static final Comparator<ProjectProblem> BY_PLACE = Comparator.comparing(ProjectProblem::file)
            .thenComparingInt(ProjectProblem::line)
            .thenComparingInt(ProjectProblem::column)
            .thenComparing(ProjectProblem::code);

    private final List<ProjectProblem> all = new ArrayList<>();

    /** The problems of one file. */
    public In in(String file) {
        return new In(file);
    }

    /** All so far, by file and place, each once. */
    public List<ProjectProblem> sorted() {
        return all.stream().distinct().sorted(BY_PLACE).toList();
    }

    /** A "did you mean", if a known word is near; null otherwise. */
    public static @Nullable String nearest(String word, Collection<String> known) {
        return Spelling.nearest(word, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(null);
    }

    /** A "did you mean", or what there is to choose from; null if there is nothing. */
    public static @Nullable String didYouMean(String word, Collection<String> known) {
        return Spelling.nearest(word, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(
                        known.isEmpty()
                                ? null
                                : "known are " + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    /** The problems of one file. */
    public final class In {
        private final String file;

        private In(String file) {
            this.file = file;
        }

        /** Whether nothing is wrong with this file so far. */
        public boolean isEmpty() {
            return all.stream().noneMatch(problem -> problem.file().equals(file));
        }

        /** How many there are in this file so far. */
        public int count() {
            return (int)
                    all.stream().filter(problem -> problem.file().equals(file)).count();
        }

        /** Says what is wrong at a place. */
        public void add(Code code, Place place, String expected, String found) {
            add(code, place, expected, found, null);
        }

        /** Says what is wrong at a place, and what to do. */
        public void add(Code code, Place place, String expected, String found, @Nullable String help) {
            all.add(ProjectProblem.expected(code, file, place, expected, found, help));
        }

        /** Says what is wrong at a place, in a sentence of its own. */
        public void say(Code code, Place place, String sentence, @Nullable String help) {
            all.add(new ProjectProblem(code, file, place.line(), place.column(), sentence, help));
        }

        /** Whether something is already known to be wrong at exactly this place. */
        public boolean hasAt(Place place) {
            return all.stream()
                    .anyMatch(problem -> problem.file().equals(file)
                            && problem.line() == place.line()
                            && problem.column() == place.column());
        }

        /** Says that the text cannot be read. */
        public void add(SqlTextException e) {
            Place place = Objects.requireNonNullElse(e.place(), Place.START);
            add(Code.L002, place, e.expected(), e.found());
        }
    }
}
