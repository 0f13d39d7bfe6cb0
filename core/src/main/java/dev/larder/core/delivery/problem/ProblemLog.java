package dev.larder.core.delivery.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts every problem and keeps the first ones, so that a million cost no memory and next to no time. Not thread-safe. */
public final class ProblemLog {
    private static final int MOST_KINDS = 1_000;
    private final int most;
    private final List<Problem> kept = new ArrayList<>();
    private final EnumMap<ProblemType, Long> counts = new EnumMap<>(ProblemType.class);
    private final Set<Kind> kinds = new HashSet<>();
    private long count;

    private record Kind(ProblemType type, int field) {}

    public ProblemLog(int most) {
        this.most = most;
    }

    /** Counts a problem, which is made only if it is kept. */
    public void add(ProblemType type, int field, Supplier<Problem> problem) {
        count++;
        counts.merge(type, 1L, Long::sum);
        Kind kind = new Kind(type, field);
        if (count <= most) {
            kinds.add(kind);
            kept.add(problem.get());
        } else if (kinds.size() < MOST_KINDS && kinds.add(kind)) {
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
        kinds.add(new Kind(type, 0));
        List<Problem> all = new ArrayList<>(kept);
        all.addAll(first);
        all.sort(Comparator.comparingLong(Problem::line));
        kept.clear();
        Set<Kind> shown = new HashSet<>();
        for (Problem problem : all) {
            boolean isFirst = shown.add(new Kind(ProblemType.of(problem.type()).orElseThrow(), problem.field()));
            if (kept.size() < most || isFirst) {
                kept.add(problem);
            }
        }
    }

    public void add(ProblemType type, long line, String note) {
        add(type, 0, () -> new Problem(type.code(), line, 0, null, null, note));
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public List<Problem> kept() {
        return List.copyOf(kept);
    }

    public Map<String, Long> counts() {
        Map<String, Long> byCode = new TreeMap<>();
        counts.forEach((type, number) -> byCode.put(type.code(), number));
        return byCode;
    }
}
