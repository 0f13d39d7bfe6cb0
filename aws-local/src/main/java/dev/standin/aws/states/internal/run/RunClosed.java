package dev.standin.aws.states.internal.run;

/** Ends the threads of a run that was stopped or timed out; what they still wanted to record is lost on purpose. */
final class RunClosed extends RuntimeException {
    RunClosed() {
        super("the execution is closed");
    }
}
