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

/**
 * The access keys of the local AWS and whom they belong to; safe for use by many threads. A request is its caller's only if it is
 * signed with the key's secret: the port is open to every program and every user of this machine.
 */
public final class Callers {

    /** The account that every local ARN names. */
    public static final String ACCOUNT = "000000000000";

    /** The region that every local ARN names, and every signature must. */
    public static final String REGION = "us-east-1";

    private static final List<Permission> EVERYTHING = List.of(new Permission("*", "*"));

    private final Map<String, Registered> byId = new ConcurrentHashMap<>();
    private final Consumer<Access> recorder;
    private final Verifier verifier;

    private record Registered(SigningKeys keys, Caller caller) {}

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

    /** Registers the key of the person who owns the environment: everything is allowed. */
    public Caller addOwner(AccessKey key) {
        return add(key, owner());
    }

    /** Registers a key, replacing what it stood for; only what is listed is allowed. */
    public Caller add(AccessKey key, String name, List<Permission> permissions) {
        return add(key, role(name, permissions));
    }

    private Caller add(AccessKey key, Caller caller) {
        byId.put(key.id(), new Registered(new SigningKeys(key), caller));
        return caller;
    }

    /** A caller that acts in this JVM only, and needs no key. */
    public Caller role(String name, List<Permission> permissions) {
        return new Caller(name, permissions, recorder);
    }

    /** A caller that acts in this JVM only, and may do everything. */
    public Caller owner() {
        return role("owner", EVERYTHING);
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
