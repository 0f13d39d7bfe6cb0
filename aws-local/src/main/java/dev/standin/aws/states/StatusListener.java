package dev.standin.aws.states;

/** Is told when an execution begins or ends; called on the thread that makes the change, for each execution in order. */
@FunctionalInterface
public interface StatusListener {
    void changed(StatusChange change);
}
