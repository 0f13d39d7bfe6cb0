package dev.larder.functions.port;

import org.jspecify.annotations.Nullable;

/** A service cannot take the work now; the state machine tries again by this class's name. */
public final class ServiceBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says in one sentence for the operator what is busy, with its cause, if there is one. */
    public ServiceBusy(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
