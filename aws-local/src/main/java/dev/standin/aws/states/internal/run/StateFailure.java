package dev.standin.aws.states.internal.run;

import org.jspecify.annotations.Nullable;

/** An error of the States Language, which Retry and Catch may answer; a Fail state may leave out name and cause. */
final class StateFailure extends Exception {
    static final String QUERY = "States.QueryEvaluationError";
    static final String TOO_LARGE = "States.DataLimitExceeded";
    static final String RUNTIME = "States.Runtime";
    static final String TIMEOUT = "States.Timeout";

    private final @Nullable String error;
    private final @Nullable String reason;
    private final String matches;

    StateFailure(@Nullable String error, @Nullable String reason) {
        this(error, reason, error == null ? "" : error);
    }

    private StateFailure(@Nullable String error, @Nullable String reason, String matches) {
        super(error + ": " + reason);
        this.error = error;
        this.reason = reason;
        this.matches = matches;
    }

    /**
     * A timeout; a missing heartbeat answers to its own name and to States.Timeout, and is reported as the latter:
     * recorded on AWS, in localstack/localstack's test_heartbeats.snapshot.json.
     */
    static StateFailure timedOut(String matches) {
        return new StateFailure(TIMEOUT, null, matches);
    }

    /** The name by which Retry and Catch match it. */
    String matches() {
        return matches;
    }

    /** Whether it ends the execution at once: nothing answers it, and no state around it is recorded as failed. */
    boolean endsAtOnce() {
        return RUNTIME.equals(error);
    }

    @Nullable
    String error() {
        return error;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
