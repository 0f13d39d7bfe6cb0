package dev.standin.aws;

import java.util.List;
import java.util.function.Consumer;

/** Who makes a call, and what it may do; immutable. */
public final class Caller {

    private final String name;
    private final List<Permission> permissions;
    private final Consumer<Access> recorder;

    Caller(String name, List<Permission> permissions, Consumer<Access> recorder) {
        this.name = name;
        this.permissions = List.copyOf(permissions);
        this.recorder = recorder;
    }

    public String name() {
        return name;
    }

    /** What this caller may do; whatever is not listed is denied. */
    public List<Permission> permissions() {
        return permissions;
    }

    /**
     * Records that the call needs this permission and whether it is granted, and refuses it if the caller does not have it.
     *
     * @param action an IAM action, for example {@code s3:GetObject}
     * @param resource the ARN, for example {@code arn:aws:s3:::lake/key}
     * @throws AccessDenied if no permission covers it
     */
    public void require(String action, String resource) {
        boolean granted = permissions.stream().anyMatch(permission -> permission.allows(action, resource));
        Access access = new Access(name, action, resource, granted);
        recorder.accept(access);
        if (!granted) {
            throw new AccessDenied(access);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
