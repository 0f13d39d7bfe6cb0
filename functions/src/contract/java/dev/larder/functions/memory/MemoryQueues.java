package dev.larder.functions.memory;

import dev.larder.functions.port.Queues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Queues in memory that nobody reads. */
public final class MemoryQueues implements Queues {
    private final List<String> landed = new ArrayList<>();
    private final List<Duration> delayed = new ArrayList<>();
    private int pokes;

    @Override
    public void announceLanded(String event) {
        landed.add(event);
    }

    @Override
    public void poke() {
        pokes++;
    }

    @Override
    public void poke(Duration later) {
        delayed.add(later);
    }

    /** For how long those pokes were delayed that have not come yet. */
    public List<Duration> delayed() {
        return List.copyOf(delayed);
    }

    /** Lets all of them come. */
    public void pass() {
        pokes += delayed.size();
        delayed.clear();
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
