package dev.larder.local.states.run;

import org.jspecify.annotations.Nullable;

/** An error of the States Language, which Retry and Catch may answer; a Fail state may leave out name and cause. */
final class StateFailure extends Exception {
    static final String QUERY = "States.QueryEvaluationError";
    static final String TOO_LARGE = "States.DataLimitExceeded";
    static final String RUNTIME = "States.Runtime";

    private final @Nullable String error;
    private final @Nullable String reason;

    StateFailure(@Nullable String error, @Nullable String reason) {
        super(error + ": " + reason);
        this.error = error;
        this.reason = reason;
    }

    @Nullable String error() {
        return error;
    }

    @Nullable String reason() {
        return reason;
    }
}
