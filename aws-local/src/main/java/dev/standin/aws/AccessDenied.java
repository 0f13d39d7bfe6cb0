package dev.standin.aws;

/** A caller lacks a permission; the message has the form that AWS gives it. */
public final class AccessDenied extends RuntimeException {

    AccessDenied(Access access) {
        super(("User: arn:aws:iam::%s:role/%s is not authorized to perform: %s on resource: \"%s\""
                        + " because no identity-based policy allows the %s action")
                .formatted(Callers.ACCOUNT, access.caller(), access.action(), access.resource(), access.action()));
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
