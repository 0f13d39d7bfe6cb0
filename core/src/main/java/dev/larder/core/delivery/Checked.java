package dev.larder.core.delivery;

import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemKind;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the check of a delivery found: a value, whatever the supplier sent. */
public sealed interface Checked {
    /** The version that was chosen, or that the file was checked against in vain; null if there was none. */
    @Nullable
    Contract contract();

    /** The file as it was read. */
    Original original();

    /** What else the supplier should know. */
    List<String> warnings();

    /** The answer that the supplier gets. */
    Verdict verdict();

    /** Why it was rejected, or what is wrong with its records that were left out; capped. */
    List<Problem> problems();

    /** All problems by type, including those beyond the cap. */
    Map<String, Long> problemCounts();

    /** All problems by what is one mistake, including those beyond the cap. */
    List<ProblemKind> problemKinds();

    /** The file's columns that the contract does not know and leaves out; of an accepted file. */
    List<String> parked();

    /**
     * The file as it was read.
     *
     * @param bytes its length
     * @param sha256 of all of it, hexadecimal; empty if it was not read to its end
     * @param rows data rows, as far as the file could be read; also of a rejected file, but without records that were left out
     */
    record Original(long bytes, String sha256, long rows) {}

    /** A part that was handed to the sink: rows, bytes before and after compression. */
    record WrittenPart(int number, long rows, long uncompressedBytes, long bytes) {}

    /**
     * Bad records that an accepted file has, as its contract allows.
     *
     * @param rows how many they are
     * @param parts their texts, handed to the sink
     * @param problems what is wrong with them, capped
     */
    record LeftOut(
            long rows,
            List<WrittenPart> parts,
            List<Problem> problems,
            Map<String, Long> problemCounts,
            List<ProblemKind> problemKinds) {
        /** No bad record. */
        static final LeftOut NOTHING = new LeftOut(0, List.of(), List.of(), Map.of(), List.of());

        /** Copies the collections. */
        public LeftOut {
            parts = List.copyOf(parts);
            problems = List.copyOf(problems);
            problemCounts = Collections.unmodifiableSortedMap(new TreeMap<>(problemCounts));
            problemKinds = List.copyOf(problemKinds);
        }
    }

    /**
     * Every value is as the contract says, but for records that it lets be left out.
     *
     * @param contract the version that was chosen
     * @param window what a {@code window} delivery covers; null for other coverages
     * @param agreed what footer, file name and control file say that was compared and is so
     */
    record Accepted(
            Contract contract,
            @Nullable DateRange window,
            Original original,
            SortedMap<Period, PeriodContent> periods,
            List<WrittenPart> parts,
            LeftOut leftOut,
            List<String> parked,
            List<String> warnings,
            List<String> agreed)
            implements Checked {
        /** Copies the collections. */
        public Accepted {
            agreed = List.copyOf(agreed);
            parked = List.copyOf(parked);
            periods = Collections.unmodifiableSortedMap(new TreeMap<>(periods));
            parts = List.copyOf(parts);
            warnings = List.copyOf(warnings);
        }

        /** Conformed columns in the order of the parts, without lineage. */
        public List<String> columns() {
            return contract.columns().stream().map(column -> column.name()).toList();
        }

        /** The same file, rejected for what is not wrong in itself. */
        public Rejected rejected(String note) {
            return rejected(ProblemType.BUNDLE, note);
        }

        /** The same file, rejected for a problem of this kind that its check does not know. */
        public Rejected rejected(ProblemType kind, String note) {
            String type = kind.code();
            return new Rejected(
                    contract,
                    original,
                    List.of(new Problem(type, 0, 0, null, null, note)),
                    Map.of(type, 1L),
                    List.of(new ProblemKind(type, 0, null, 1, List.of())),
                    warnings);
        }

        @Override
        public Verdict verdict() {
            return Verdict.ACCEPTED;
        }

        @Override
        public List<Problem> problems() {
            return leftOut.problems();
        }

        @Override
        public Map<String, Long> problemCounts() {
            return leftOut.problemCounts();
        }

        @Override
        public List<ProblemKind> problemKinds() {
            return leftOut.problemKinds();
        }
    }

    /**
     * Something must be corrected; nothing given to the sink counts.
     *
     * @param contract the version that was checked against; null when none could be chosen
     */
    record Rejected(
            @Nullable Contract contract,
            Original original,
            List<Problem> problems,
            Map<String, Long> problemCounts,
            List<ProblemKind> problemKinds,
            List<String> warnings)
            implements Checked {
        /** Copies the collections. */
        public Rejected {
            problems = List.copyOf(problems);
            problemCounts = Collections.unmodifiableSortedMap(new TreeMap<>(problemCounts));
            problemKinds = List.copyOf(problemKinds);
            warnings = List.copyOf(warnings);
        }

        /**
         * A file that was not read to its end, so that nobody knows its digest.
         *
         * @param bytes its length
         */
        public static Rejected unread(long bytes, ProblemType kind, String note) {
            String type = kind.code();
            return new Rejected(
                    null,
                    new Original(bytes, "", 0),
                    List.of(new Problem(type, 0, 0, null, null, note)),
                    Map.of(type, 1L),
                    List.of(new ProblemKind(type, 0, null, 1, List.of())),
                    List.of());
        }

        @Override
        public Verdict verdict() {
            return Verdict.REJECTED;
        }

        @Override
        public List<String> parked() {
            return List.of();
        }
    }
}
