package dev.standin.aws.states;

/** Told when an execution begins or ends; called on the thread that makes the change, in order for each execution. */
@FunctionalInterface
public interface StatusListener {
    void changed(StatusChange change);
}
