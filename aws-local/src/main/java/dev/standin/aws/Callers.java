package dev.standin.aws;

import dev.standin.aws.internal.signature.AccessKey;
import dev.standin.aws.internal.signature.Payload;
import dev.standin.aws.internal.signature.SentRequest;
import dev.standin.aws.internal.signature.SigningKeys;
import dev.standin.aws.internal.signature.Target;
import dev.standin.aws.internal.signature.Verifier;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The access keys of the local AWS and whom they belong to; safe for use by many threads. A request is its caller's only if it is
 * signed with the key's secret: the port is open to every program and every user of this machine.
 */
public final class Callers {

    /** The account that every local ARN names. */
    public static final String ACCOUNT = "000000000000";

    /** The region that every local ARN names, and every signature must. */
    public static final String REGION = "us-east-1";

    /** The user who owns the account. */
    public static final String OWNER = "owner";

    private static final List<Permission> EVERYTHING = List.of(new Permission("*", "*"));

    private final Map<String, Registered> byId = new ConcurrentHashMap<>();
    private final Consumer<Access> recorder;
    private final Verifier verifier;
    private volatile Encryption encryption = Encryption.NONE;

    /** A key, and the key whose bearer asked for it. */
    private record Registered(
            SigningKeys keys, Caller caller, @Nullable String parent) {
        Registered disabled() {
            return new Registered(keys, caller.disabled(), parent);
        }
    }

    /**
     * Whose request it is.
     *
     * @param payload how its body is still to be verified
     */
    public record Identified(Caller caller, Payload payload) {}

    /** No access key is known yet. */
    public Callers() {
        this(access -> {});
    }

    /** The same, and tells the recorder of every permission that a call needs, on the thread of that call. */
    public Callers(Consumer<Access> recorder) {
        this(recorder, InstantSource.system());
    }

    /** The same with another clock, which the dates of requests are compared with. */
    public Callers(Consumer<Access> recorder, InstantSource clock) {
        this.recorder = recorder;
        this.verifier = new Verifier(id -> Optional.ofNullable(byId.get(id)).map(Registered::keys), clock);
    }

    /** From now on what is encrypted asks its key, whoever calls. */
    public void encrypted(Encryption by) {
        encryption = by;
    }

    private void requireKey(Caller caller, String action, String resource) {
        encryption.require(caller, action, resource);
    }

    /** Registers the key of the person who owns the environment: everything is allowed. */
    public Caller addOwner(AccessKey key) {
        return add(key, owner());
    }

    /** Registers a key of a role, replacing what it stood for; only what is listed is allowed. */
    public Caller add(AccessKey key, String name, List<Permission> permissions) {
        return add(key, role(name, permissions));
    }

    /** The same for a session of a role whose name is another; only what is listed is allowed. */
    public Caller add(AccessKey key, Principal.RoleSession session, List<Permission> permissions) {
        return add(key, session(session, permissions));
    }

    /**
     * Registers the key of a session that somebody began. It is refused from the moment on that the key names, and may do nothing any
     * more once the key of who began it was revoked.
     */
    public synchronized void add(
            AccessKey key, Principal.RoleSession session, List<Permission> permissions, Caller by) {
        boolean revoked = by.accessKeyId().map(this::isRevoked).orElse(false);
        Caller caller = session(session, revoked ? List.of() : permissions);
        byId.put(
                key.id(),
                new Registered(
                        new SigningKeys(key),
                        caller.bearing(key.id()),
                        by.accessKeyId().orElse(null)));
    }

    private boolean isRevoked(String accessKeyId) {
        Registered registered = byId.get(accessKeyId);
        return registered == null || registered.caller().permissions().isEmpty();
    }

    /** Denies whatever is signed with the key from now on, and with the keys of sessions that its bearer began. */
    public synchronized void revoke(AccessKey key) {
        revoke(key.id());
    }

    private void revoke(String accessKeyId) {
        byId.computeIfPresent(accessKeyId, (id, registered) -> registered.disabled());
        byId.entrySet().stream()
                .filter(entry -> accessKeyId.equals(entry.getValue().parent()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::revoke);
    }

    private Caller add(AccessKey key, Caller caller) {
        Caller bearer = caller.bearing(key.id());
        byId.put(key.id(), new Registered(new SigningKeys(key), bearer, null));
        return bearer;
    }

    /** A role's caller that acts in this JVM only, and needs no key; its session has the role's name. */
    public Caller role(String name, List<Permission> permissions) {
        return session(new Principal.RoleSession(name, name, null), permissions);
    }

    /** A session that acts in this JVM only, and needs no key. */
    public Caller session(Principal.RoleSession session, List<Permission> permissions) {
        return new Caller(session, permissions, recorder, this::requireKey);
    }

    /** A caller that acts in this JVM only, and may do everything. */
    public Caller owner() {
        return new Caller(new Principal.User(OWNER), EVERYTHING, recorder, this::requireKey);
    }

    /** The caller that a key was registered for last. */
    public Optional<Caller> find(String accessKeyId) {
        return Optional.ofNullable(byId.get(accessKeyId)).map(Registered::caller);
    }

    /**
     * The caller of a request to S3, whose body was not read yet.
     *
     * @throws dev.standin.aws.internal.signature.SignatureRefused if the request does not prove who sent it
     */
    public Identified ofS3(SentRequest request) {
        Verifier.Proof proof = verifier.head(request, Target.s3(REGION));
        return new Identified(caller(proof), proof.payload());
    }

    /**
     * The caller of a request to any other service.
     *
     * @throws dev.standin.aws.internal.signature.SignatureRefused if the request does not prove who sent it
     */
    public Caller of(SentRequest request, Target target, byte[] body) {
        return caller(verifier.whole(request, target, body));
    }

    /** Keys are replaced and never removed. */
    private Caller caller(Verifier.Proof proof) {
        return find(proof.accessKeyId()).orElseThrow();
    }
}
