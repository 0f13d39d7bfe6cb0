package dev.standin.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who makes a call, and what it may do; immutable. */
public final class Caller {

    private final Principal principal;
    private final List<Permission> permissions;
    private final Consumer<Access> recorder;
    private final Encryption encryption;
    private final @Nullable String accessKeyId;
    /** What every request says of the principal. */
    private final Map<String, String> context;

    Caller(Principal principal, List<Permission> permissions, Consumer<Access> recorder, Encryption encryption) {
        this(principal, permissions, recorder, encryption, null);
    }

    private Caller(
            Principal principal,
            List<Permission> permissions,
            Consumer<Access> recorder,
            Encryption encryption,
            @Nullable String accessKeyId) {
        this.principal = principal;
        this.permissions = List.copyOf(permissions);
        this.recorder = recorder;
        this.encryption = encryption;
        this.accessKeyId = accessKeyId;
        this.context = principal.context();
    }

    /** The same, as the bearer of an access key. */
    Caller bearing(String key) {
        return new Caller(principal, permissions, recorder, encryption, key);
    }

    /** The same without permissions. */
    Caller disabled() {
        return new Caller(principal, List.of(), recorder, encryption, accessKeyId);
    }

    /** The access key that signed; empty for a caller that acts in this JVM only. */
    public Optional<String> accessKeyId() {
        return Optional.ofNullable(accessKeyId);
    }

    /** The name of its user or role. */
    public String name() {
        return principal.name();
    }

    /** As whom it acts. */
    public Principal principal() {
        return principal;
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
     * @throws AccessDenied if no permission covers it, or the key of what is encrypted may not be used
     */
    public void require(String action, String resource) {
        require(action, resource, Map.of());
    }

    /** The same of a request whose context says this besides what it says of the caller. */
    public void require(String action, String resource, Map<String, String> context) {
        boolean granted = may(action, resource, context);
        record(action, resource, granted, context);
        if (!granted) {
            throw AccessDenied.of(principal, action, resource);
        }
        encryption.require(this, action, resource);
    }

    /** Asks the key of what is encrypted as this action does, which need not be allowed itself. */
    public void requireKey(String action, String resource) {
        encryption.require(this, action, resource);
    }

    /** Whether a permission allows it; nothing is recorded. */
    public boolean may(String action, String resource, Map<String, String> context) {
        Map<String, String> whole = whole(context);
        return permissions.stream().anyMatch(permission -> permission.allows(action, resource, whole));
    }

    /** Records a decision about a request of this context that was not made here alone. */
    public void record(String action, String resource, boolean granted, Map<String, String> context) {
        recorder.accept(new Access(name(), action, resource, granted, whole(context)));
    }

    /** What a request that says this says besides of the caller. */
    public Map<String, String> whole(Map<String, String> context) {
        Map<String, String> whole = new LinkedHashMap<>(this.context);
        whole.putAll(context);
        return whole;
    }

    @Override
    public String toString() {
        return name();
    }
}
