package dev.standin.redshift.catalog;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last statements that a warehouse has run since it was opened, and their numbers. Safe for use by many threads. */
public final class History {
    private static final int LONGEST = 1000;
    private static final int SHOWN = 4000;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private Instant earliest;
    private long last;

    /** Of a warehouse that is opened now. */
    public History(Instant opened) {
        this.earliest = opened;
    }

    /**
     * A statement that has ended.
     *
     * @param type as the view writes it, null if its page does not say
     * @param error null if it succeeded
     * @param rows that were returned, -1 of no query
     */
    public record Entry(
            long id,
            Asked asked,
            @Nullable String type,
            Instant end,
            @Nullable String error,
            long rows) {}

    /**
     * A statement that somebody has sent; of its text as much is kept as is shown.
     *
     * @param label the query group, null if none was set
     */
    public record Asked(int user, @Nullable String label, String database, Instant start, String text) {
        /** Cuts the text. */
        public Asked {
            text = text.substring(0, Math.min(SHOWN, text.length()));
        }
    }

    /** Numbers after this one are free. */
    public synchronized void startAfter(long number) {
        last = Math.max(last, number);
    }

    /** The number of the next statement. */
    public synchronized long next() {
        return ++last;
    }

    /** A statement has ended; the oldest is forgotten for it if there are too many. */
    public synchronized void add(Entry entry) {
        entries.add(entry);
        if (entries.size() > LONGEST) {
            earliest = entries.removeFirst().asked().start().plusNanos(1000);
        }
    }

    /** In the order in which they ended. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What was before this is not known. */
    synchronized Instant earliest() {
        return earliest;
    }
}
