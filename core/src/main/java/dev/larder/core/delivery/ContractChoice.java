package dev.larder.core.delivery;

import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.BoundedPattern.Outcome;
import dev.larder.core.contract.Column;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.ExtraColumns;
import dev.larder.core.contract.Spelling;
import dev.larder.core.delivery.problem.Printable;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a feed's contract a delivery is checked against: landing date and file name narrow the choice, the header
 * decides.
 */
public sealed interface ContractChoice {
    /** Oldest first: by {@code validFrom}, then by version number. */
    Comparator<Contract> AGE = Comparator.comparing(
                    (Contract contract) -> contract.validFrom() == null ? LocalDate.MIN : contract.validFrom())
            .thenComparing(Contract::version, ContractChoice::compareVersions);

    /** How many differences between a header and a version are told where there are several versions. */
    int MOST_MISFITS = 10;

    /** Among how many labels that have no column it is looked for one that was meant otherwise. */
    int MOST_UNKNOWN = 100;

    /** This version, the newest of those that fit. */
    record Chosen(Contract contract) implements ContractChoice {}

    /**
     * No version fits.
     *
     * @param nearest the only version that could have been meant, so that rows can still be checked; null if there are several
     */
    record NoneFits(@Nullable Contract nearest, List<Problem> problems) implements ContractChoice {
        /** Copies the list. */
        public NoneFits {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The versions that could apply before the header is read.
     *
     * @param problem why there is none, or null
     */
    record Candidates(List<Contract> versions, @Nullable Problem problem) {
        /** Copies the list. */
        public Candidates {
            versions = List.copyOf(versions);
        }
    }

    /** The versions valid on the landing date (UTC) whose file name pattern matches, oldest first. */
    static Candidates candidates(List<Contract> versions, LocalDate landed, String fileName) {
        List<Contract> valid = versions.stream()
                .filter(version -> version.validOn(landed))
                .sorted(AGE)
                .toList();
        if (valid.isEmpty()) {
            return new Candidates(
                    valid,
                    file(
                            ProblemType.SOURCE,
                            "no contract of the feed is valid on " + landed + ", there " + dates(versions)));
        }
        Map<Outcome, List<Contract>> byName = valid.stream()
                .collect(Collectors.groupingBy(
                        version -> BoundedPattern.ofNames(version.fileName()).match(fileName)));
        List<Contract> named = byName.getOrDefault(Outcome.MATCHES, List.of());
        return new Candidates(named, named.isEmpty() ? file(ProblemType.NAME, noName(byName)) : null);
    }

    /** Chooses by the labels that each version's delimiter gives; there is at least one candidate, the oldest first. */
    static ContractChoice choose(List<Contract> candidates, Function<Contract, List<String>> labels) {
        List<Contract> fitting = candidates.stream()
                .filter(version -> misfits(version, labels.apply(version)).isEmpty())
                .toList();
        if (!fitting.isEmpty()) {
            return new Chosen(fitting.getLast());
        }
        if (candidates.size() == 1) {
            Contract only = candidates.getFirst();
            return new NoneFits(only, misfits(only, labels.apply(only)));
        }
        // The nearest first; of two as near, the newer.
        return new NoneFits(
                null,
                candidates.reversed().stream()
                        .sorted(Comparator.comparingInt(version ->
                                misfits(version, labels.apply(version)).size()))
                        .map(version -> summary(version, labels.apply(version)))
                        .toList());
    }

    /** Every difference between a header and a version, in the order of the file. */
    private static List<Problem> misfits(Contract version, List<String> labels) {
        List<Problem> problems = new ArrayList<>();
        List<String> known = version.columns().stream().map(Column::header).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            if (label.isEmpty()) {
                problems.add(label(ProblemType.BLANK_LABEL, i, label, "has no label"));
            } else if (!seen.add(label)) {
                problems.add(label(ProblemType.DUPLICATE_LABEL, i, label, "stands in the header twice"));
            } else if (!known.contains(label) && version.extraColumns() == ExtraColumns.REJECT) {
                problems.add(label(ProblemType.EXTRA_LABEL, i, label, "is not in the contract"));
            }
        }
        known.stream()
                .filter(header -> !seen.contains(header))
                .forEach(header -> problems.add(new Problem(
                        ProblemType.MISSING_LABEL.code(),
                        1,
                        0,
                        header,
                        null,
                        "is missing from the header" + meant(header, known, labels))));
        return problems;
    }

    /** Which label without a column may be a slip of the pen for this header; empty if none is. */
    private static String meant(String header, List<String> known, List<String> labels) {
        return labels.stream()
                .filter(label -> !label.isEmpty() && !known.contains(label))
                .limit(MOST_UNKNOWN)
                .filter(label -> Spelling.isSlip(label, header))
                .findFirst()
                .map(label -> " (did you mean it by \"%s\" in column %d?)"
                        .formatted(Printable.text(label), labels.indexOf(label) + 1))
                .orElse("");
    }

    private static Problem label(ProblemType type, int index, String label, String note) {
        return new Problem(type.code(), 1, index + 1, label.isEmpty() ? null : label, null, note);
    }

    private static Problem summary(Contract version, List<String> labels) {
        List<Problem> misfits = misfits(version, labels);
        List<String> parts = misfits.stream()
                .limit(MOST_MISFITS)
                .map(problem -> (problem.label() == null ? "column " + problem.field() : "\"" + problem.label() + "\"")
                        + " " + problem.note())
                .toList();
        String code = misfits.getFirst().type();
        return new Problem(
                code,
                1,
                0,
                null,
                null,
                "the header does not fit contract " + version.version() + ": " + String.join(", ", parts)
                        + (misfits.size() > MOST_MISFITS ? " and " + (misfits.size() - MOST_MISFITS) + " more" : ""));
    }

    private static Problem file(ProblemType type, String note) {
        return new Problem(type.code(), 0, 0, null, null, note);
    }

    private static String dates(List<Contract> versions) {
        List<String> each = versions.stream()
                .sorted(AGE)
                .map(version -> version.version()
                        + (version.validFrom() == null ? "" : " from " + version.validFrom())
                        + (version.validUntil() == null ? "" : " until " + version.validUntil()))
                .toList();
        return each.isEmpty() ? "is none at all" : "are " + String.join(", ", each);
    }

    private static String noName(Map<Outcome, List<Contract>> byName) {
        List<Contract> tooHard = byName.getOrDefault(Outcome.GIVEN_UP, List.of());
        return tooHard.isEmpty()
                ? "the file name does not match " + patterns(byName.getOrDefault(Outcome.DIFFERS, List.of()))
                : "the file name takes too long to compare with " + patterns(tooHard);
    }

    private static String patterns(List<Contract> versions) {
        return String.join(
                " or ", versions.stream().map(Contract::fileName).distinct().toList());
    }

    private static int compareVersions(String one, String other) {
        String[] left = one.split("[.]");
        String[] right = other.split("[.]");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean numbers = left[i].matches("\\d{1,9}") && right[i].matches("\\d{1,9}");
            int order = numbers
                    ? Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
