package dev.standin.aws.lambda;

/** A request's payload is longer than Lambda takes. */
public final class PayloadTooLarge extends RuntimeException {

    /** Refuses a request of more than this. */
    public PayloadTooLarge(int limitBytes) {
        super("Request must be smaller than %d bytes for the InvokeFunction operation".formatted(limitBytes));
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
