package dev.larder.functions.port;

import java.util.Optional;

/** The executions of {@code build-warehouse}. Thread-safe. */
public interface Executions {
    /** Starts an execution; false when there was one of this name. Whether one that still runs counts as started is not said. */
    boolean start(String name, String input);

    /** Whether the execution of this name is under way; one that is not known, or not any more, is not. */
    boolean isRunning(String name);

    /** The state that an execution entered last; empty when it entered none, or is not known. */
    Optional<String> lastState(String name);
}
