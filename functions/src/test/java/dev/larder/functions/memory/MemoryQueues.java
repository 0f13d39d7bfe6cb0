package dev.larder.functions.memory;

import dev.larder.functions.port.Queues;
import java.util.ArrayList;
import java.util.List;

/** Queues in memory that nobody reads. */
public final class MemoryQueues implements Queues {
    private final List<String> landed = new ArrayList<>();
    private int pokes;

    @Override
    public void announceLanded(String event) {
        landed.add(event);
    }

    @Override
    public void poke() {
        pokes++;
    }

    /** Events that were announced. */
    public List<String> landed() {
        return List.copyOf(landed);
    }

    /** How often {@code start-run} was woken. */
    public int pokes() {
        return pokes;
    }
}
