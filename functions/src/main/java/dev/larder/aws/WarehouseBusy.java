package dev.larder.aws;

import org.jspecify.annotations.Nullable;

/** The warehouse cannot take the work now; the state machine tries again by this class's name. */
public final class WarehouseBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One sentence for the operator, and what the SDK said, if it said anything. */
    public WarehouseBusy(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
