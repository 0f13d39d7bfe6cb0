package dev.standin.aws.lambda.internal.api;

/** An error answer of the Lambda API. */
final class LambdaFailure extends RuntimeException {
    private final String code;
    private final int httpStatus;

    LambdaFailure(String code, String message, int httpStatus) {
        super(message);
        this.code = code;
        this.httpStatus = httpStatus;
    }

    /** The error's name in Lambda's model, for example {@code ResourceNotFoundException}. */
    String code() {
        return code;
    }

    int httpStatus() {
        return httpStatus;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
