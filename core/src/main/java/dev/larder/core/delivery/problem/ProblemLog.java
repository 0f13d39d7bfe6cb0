package dev.larder.core.delivery.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts every problem and keeps the first ones, so that a million cost no memory and next to no time. Not thread-safe. */
public final class ProblemLog {
    private static final int MOST_KINDS = 1_000;

    private final int most;
    private final List<Problem> kept = new ArrayList<>();
    private final EnumMap<ProblemType, Long> counts = new EnumMap<>(ProblemType.class);
    private final Map<Kind, ProblemTally> kinds = new LinkedHashMap<>();
    private final ProblemTally others = ProblemTally.untold();
    private long count;

    private record Kind(
            ProblemType type, int field, @Nullable String note) {}

    /** A log that keeps the first problems, as many as are said here, and the first ones of every kind. */
    public ProblemLog(int most) {
        this.most = most;
    }

    /** Counts a problem, which is made only if it is kept. */
    public void add(ProblemType type, int field, Supplier<Problem> problem) {
        if (counted(type, field, null).isShown() || count <= most) {
            kept.add(problem.get());
        }
    }

    /**
     * Counts problems of one type and of whole lines that were found after all others, and keeps what would have been kept if
     * each had been found on its line.
     *
     * @param first those of the first lines, as many as are kept or all
     * @param number how many there are
     */
    public void addLate(ProblemType type, List<Problem> first, long number) {
        if (number == 0) {
            return;
        }
        count += number;
        counts.merge(type, number, Long::sum);
        kinds.computeIfAbsent(new Kind(type, 0, null), _ -> new ProblemTally()).count(number);
        List<Problem> all = new ArrayList<>(kept);
        all.addAll(first);
        all.sort(Comparator.comparingLong(Problem::line));
        kept.clear();
        Map<Kind, ProblemTally> again = new HashMap<>();
        for (Problem problem : all) {
            ProblemType of = ProblemType.of(problem.type()).orElseThrow();
            ProblemTally tally = again.computeIfAbsent(kind(of, problem), _ -> new ProblemTally());
            tally.count(1);
            if (tally.add(value(problem).hashCode()) || tally.isShown() || kept.size() < most) {
                kept.add(problem);
            }
        }
    }

    private static Kind kind(ProblemType type, Problem problem) {
        return new Kind(type, problem.field(), problem.field() == 0 ? null : WrongByte.kind(problem.note()));
    }

    /** What a kind's problems differ in. */
    private static String value(Problem problem) {
        return problem.field() == 0 ? problem.note() : problem.cell() == null ? "" : problem.cell();
    }

    /**
     * Counts a value that is wrong; the problem is made only if it is kept.
     *
     * @param note what is wrong with it, in words that repeat: values of a column with the same ones are one kind
     * @param value a hash of the value: the first values of a kind are kept, however many equal ones come before
     */
    public void add(ProblemType type, int field, @Nullable String note, long value, Supplier<Problem> problem) {
        ProblemTally tally = counted(type, field, note);
        boolean isNew = tally.add(value);
        if (isNew || tally.isShown() || count <= most) {
            Problem made = problem.get();
            kept.add(made);
            if (isNew) {
                tally.name(value(made));
            }
        }
    }

    /** Counts a problem of a whole line. */
    public void add(ProblemType type, long line, String note) {
        add(type, 0, null, note.hashCode(), () -> new Problem(type.code(), line, 0, null, null, note));
    }

    /** Counts a problem of a kind; those of more kinds than are told apart are counted together, and not kept. */
    private ProblemTally counted(ProblemType type, int field, @Nullable String note) {
        count++;
        counts.merge(type, 1L, Long::sum);
        Kind kind = new Kind(type, field, note);
        ProblemTally tally = kinds.get(kind);
        if (tally == null && kinds.size() < MOST_KINDS) {
            tally = new ProblemTally();
            kinds.put(kind, tally);
        }
        ProblemTally found = tally == null ? others : tally;
        found.count(1);
        return found;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** How many there are, including those that are not kept. */
    public long count() {
        return count;
    }

    public List<Problem> kept() {
        return List.copyOf(kept);
    }

    /** How many there are of each kind, in the order in which they appeared; of a thousand kinds at most. */
    public List<ProblemKind> kinds() {
        return kinds.entrySet().stream()
                .map(kind -> new ProblemKind(
                        kind.getKey().type().code(),
                        kind.getKey().field(),
                        kind.getKey().note(),
                        kind.getValue().total(),
                        kind.getValue().values()))
                .toList();
    }

    public Map<String, Long> counts() {
        Map<String, Long> byCode = new TreeMap<>();
        counts.forEach((type, number) -> byCode.put(type.code(), number));
        return byCode;
    }
}
