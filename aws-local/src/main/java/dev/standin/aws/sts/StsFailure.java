package dev.standin.aws.sts;

/** An error answer of STS: its code, a message and the HTTP status. */
final class StsFailure extends RuntimeException {
    private final String code;
    private final int status;

    StsFailure(String code, String message, int status) {
        super(message);
        this.code = code;
        this.status = status;
    }

    static StsFailure invalid(String message) {
        return new StsFailure("ValidationError", message, 400);
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
