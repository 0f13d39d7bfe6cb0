package dev.standin.aws.internal.json;

import org.jspecify.annotations.Nullable;

/** An error answer of a JSON service: the error's name in the service's model, a message and an HTTP status. */
public final class ServiceFailure extends RuntimeException {

    private final String code;
    private final int httpStatus;
    private final @Nullable String queryCode;

    /** An error of this {@code code} (a shape's name such as {@code QueueDoesNotExist}) and status (400 to 599). */
    public ServiceFailure(String code, String message, int httpStatus) {
        this(code, message, httpStatus, null);
    }

    /** The same with the older name of the error that query-compatible services (SQS) send in a header of its own. */
    public ServiceFailure(String code, String message, int httpStatus, @Nullable String queryCode) {
        super(message);
        this.code = code;
        this.httpStatus = httpStatus;
        this.queryCode = queryCode;
    }

    /** The answer to an operation that the embedded service does not have. */
    public static ServiceFailure unknownOperation(String service, String operation) {
        return new ServiceFailure(
                "UnknownOperationException",
                "%s.%s is not implemented by the local AWS.".formatted(service, operation),
                501);
    }

    public String code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** The error's name in the older query protocol, or null if the service never had one. */
    public @Nullable String queryCode() {
        return queryCode;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
