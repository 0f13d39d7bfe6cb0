package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.Ticks;
import dev.standin.aws.states.internal.history.Closing;
import dev.standin.aws.states.internal.history.History;
import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.aws.states.internal.history.HistoryEvent.Place;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the events of one run and closes it once, whoever is first; safe for use by many threads. */
final class Recorder {
    private final History history;
    private final Ticks ticks;
    private final Consumer<Closing> onClosed;
    private boolean closed;

    Recorder(History history, Ticks ticks, Consumer<Closing> onClosed) {
        this.history = history;
        this.ticks = ticks;
        this.onClosed = onClosed;
    }

    /**
     * Adds an event to the branch.
     *
     * @return its id
     * @throws RunClosed if the run is closed, or is closed now because its history is full
     */
    long record(Flow flow, String type, ObjectNode details) {
        return record(flow, type, details, "");
    }

    /** The same for an exit, which tells where it leads. */
    long record(Flow flow, String type, ObjectNode details, String next) {
        long id = append(flow, flow.lastEventId(), new Entry(type, next, details));
        flow.lastEventId(id);
        return id;
    }

    /** Adds an event that the next one of its branch skips: that one follows {@code previous} too. */
    void recordBeside(Flow flow, long previous, String type, ObjectNode details) {
        append(flow, previous, new Entry(type, "", details));
    }

    private record Entry(String type, String next, ObjectNode details) {}

    private long append(Flow flow, long previous, Entry entry) {
        synchronized (history) {
            refuseIfClosed();
            if (history.size() < History.MOST_EVENTS - 1) {
                return append(previous, entry.type(), new Place(flow.path(), entry.next()), entry.details());
            }
        }
        close(Closing.failed(
                StateFailure.RUNTIME,
                "The execution reached the maximum number of history events (" + History.MOST_EVENTS + ")."));
        throw new RunClosed();
    }

    /** Adds an event that does not count as the next one's predecessor. */
    void recordAside(String type, ObjectNode details) {
        synchronized (history) {
            refuseIfClosed();
            append(0, type, new Place("", ""), details);
        }
    }

    /** Closes the run, unless it is closed; returns whether this call closed it. */
    boolean close(Closing closing) {
        return close(closing, null);
    }

    boolean close(Closing closing, @Nullable Flow flow) {
        synchronized (history) {
            if (closed) {
                return false;
            }
            long previous = flow == null ? before(closing) : flow.lastEventId();
            append(previous, closing.status().eventType(), new Place("", ""), closing.details());
            closed = true;
        }
        onClosed.accept(closing);
        return true;
    }

    /**
     * The event before the closing one; for a timeout of the whole machine and for a stop, AWS says that there is none:
     * floci-io/floci issue 2965.
     */
    private long before(Closing closing) {
        return switch (closing.status()) {
            case TIMED_OUT, ABORTED -> 0;
            case SUCCEEDED, FAILED -> history.size();
        };
    }

    /** Takes no more events, without closing the execution: the process ends. Returns false if it is closed. */
    boolean abandon() {
        synchronized (history) {
            boolean open = !closed;
            closed = true;
            return open;
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new RunClosed();
        }
    }

    private long append(long previous, String type, Place place, ObjectNode details) {
        long id = history.size() + 1L;
        history.append(new HistoryEvent(id, previous, ticks.now(), type, place, details));
        return id;
    }
}
