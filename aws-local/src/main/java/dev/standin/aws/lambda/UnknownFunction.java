package dev.standin.aws.lambda;

/** No function has the name or ARN that was asked for. */
public final class UnknownFunction extends RuntimeException {

    /** Names the ARN that was not found. */
    public UnknownFunction(String arn) {
        super("Function not found: " + arn);
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
