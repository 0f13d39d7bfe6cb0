package dev.larder.functions.memory;

import dev.larder.functions.port.Executions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Executions in memory: each runs until it is ended. */
public final class MemoryExecutions implements Executions {
    private final List<String> started = new ArrayList<>();
    private final Map<String, Boolean> running = new HashMap<>();
    private Consumer<String> meanwhile = name -> {};

    @Override
    public boolean start(String name, String input) {
        Consumer<String> before = meanwhile;
        meanwhile = each -> {};
        before.accept(name);
        if (running.putIfAbsent(name, true) != null) {
            return false;
        }
        started.add(name);
        return true;
    }

    @Override
    public boolean isRunning(String name) {
        return running.getOrDefault(name, false);
    }

    @Override
    public Optional<String> lastState(String name) {
        return running.containsKey(name) ? Optional.of("Plan the run") : Optional.empty();
    }

    /** Lets that happen before the next execution is started, told its name: somebody else was quicker. */
    public void meanwhile(Consumer<String> happens) {
        meanwhile = happens;
    }

    /** Ends an execution. */
    public void end(String name) {
        running.put(name, false);
    }

    /** Knows nothing any more of an execution that has ended, as 90 days later: its name is free. */
    public void forget(String name) {
        running.remove(name);
    }

    /** The names of all that were started, in this order. */
    public List<String> started() {
        return List.copyOf(started);
    }
}
