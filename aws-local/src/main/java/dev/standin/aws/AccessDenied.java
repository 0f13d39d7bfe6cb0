package dev.standin.aws;

/** A caller lacks a permission; the message has the form that AWS gives it. */
public final class AccessDenied extends RuntimeException {

    private final boolean byKey;

    private AccessDenied(String message) {
        this(message, false);
    }

    private AccessDenied(String message, boolean byKey) {
        super(message);
        this.byKey = byKey;
    }

    /** No permission of the caller allows the action. */
    static AccessDenied of(Principal caller, String action, String resource) {
        return new AccessDenied(("User: %s is not authorized to perform: %s on resource: \"%s\""
                        + " because no identity-based policy allows the %s action")
                .formatted(caller.arn(), action, resource, action));
    }

    /** As STS says it, which tells nobody whether the role exists, whom it trusts or what the caller lacks. */
    public static AccessDenied ofRole(Principal caller, String action, String role) {
        return new AccessDenied(
                "User: %s is not authorized to perform: %s on resource: %s".formatted(caller.arn(), action, role));
    }

    /** The policy of a key admits nobody such, and its own policies do not help. */
    public static AccessDenied ofKey(Principal caller, String action, String key) {
        return new AccessDenied(
                ("User: %s is not authorized to perform: %s on resource: %s because no resource-based"
                                + " policy allows the %s action")
                        .formatted(caller.arn(), action, key, action),
                true);
    }

    /** Whether it was a key's policy. */
    public boolean isByKey() {
        return byKey;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
