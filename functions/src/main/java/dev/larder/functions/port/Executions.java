package dev.larder.functions.port;

import java.util.Optional;

/** The executions of a state machine. Thread-safe. */
public interface Executions {
    /** Starts an execution; returns false if there was one of this name. For one that still runs, either answer may come. */
    boolean start(String name, String input);

    /** Whether the execution of this name is under way; one that is unknown, or has been forgotten, is not. */
    boolean isRunning(String name);

    /** The state that an execution entered last; empty if it entered none, or is unknown. */
    Optional<String> lastState(String name);
}
