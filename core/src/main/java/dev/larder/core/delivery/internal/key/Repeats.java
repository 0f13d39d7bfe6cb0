package dev.larder.core.delivery.internal.key;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counts repeated keys and keeps those of the first lines, in whatever order they are found. Not thread-safe. */
public final class Repeats {
    private static final Comparator<Repeat> BY_LINE = Comparator.comparingLong(Repeat::line);
    private final int most;
    private final PriorityQueue<Repeat> kept = new PriorityQueue<>(BY_LINE.reversed());
    private long count;

    /**
     * A key that was there before.
     *
     * @param line where the repeated row begins
     * @param first where the first row with this key begins
     */
    public record Repeat(long line, long first) {}

    Repeats(int most) {
        this.most = Math.max(1, most);
    }

    /** An empty one that keeps as many. */
    Repeats empty() {
        return new Repeats(most);
    }

    void add(long line, long first) {
        count++;
        keep(line, first);
    }

    void addAll(Repeats others) {
        count += others.count;
        others.kept.forEach(repeat -> keep(repeat.line, repeat.first));
    }

    private void keep(long line, long first) {
        if (kept.size() >= most) {
            if (line > kept.element().line) {
                return;
            }
            kept.remove();
        }
        kept.add(new Repeat(line, first));
    }

    /** How many rows have a key that was there before. */
    public long count() {
        return count;
    }

    /** The first ones, by line. */
    public List<Repeat> first() {
        return kept.stream().sorted(BY_LINE).toList();
    }
}
