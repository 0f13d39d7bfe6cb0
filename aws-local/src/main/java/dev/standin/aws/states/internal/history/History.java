package dev.standin.aws.states.internal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The events of one execution, over all its redrives; safe for use by many threads. */
public final class History {
    /** AWS's limit on events; the last event of a full history closes the execution. */
    public static final int MOST_EVENTS = 25_000;

    private final List<HistoryEvent> events;
    private final Consumer<HistoryEvent> sink;

    /**
     * @param events the events so far
     * @param sink is told every new event, in order, before anybody can read it
     */
    public History(List<HistoryEvent> events, Consumer<HistoryEvent> sink) {
        this.events = new ArrayList<>(events);
        this.sink = sink;
    }

    public synchronized List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    public synchronized int size() {
        return events.size();
    }

    /** Adds an event once the sink has taken it. */
    public synchronized void append(HistoryEvent event) {
        sink.accept(event);
        events.add(event);
    }
}
