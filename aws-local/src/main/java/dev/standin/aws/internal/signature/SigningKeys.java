package dev.standin.aws.internal.signature;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An access key and the keys derived from it, each computed once, which saves four HMACs per request. Safe for use by many
 * threads.
 */
public final class SigningKeys {

    // A working client signs for a handful of services and one or two days.
    private static final int MOST_KEPT = 32;

    private final AccessKey key;
    private final Map<Scope, byte[]> derived = new ConcurrentHashMap<>();

    /** The keys of this access key. */
    public SigningKeys(AccessKey key) {
        this.key = key;
    }

    AccessKey accessKey() {
        return key;
    }

    byte[] of(Scope scope) {
        if (derived.size() >= MOST_KEPT) {
            derived.clear();
        }
        return derived.computeIfAbsent(scope, this::derive);
    }

    private byte[] derive(Scope scope) {
        byte[] secret = ("AWS4" + key.secret()).getBytes(StandardCharsets.UTF_8);
        byte[] ofDay = Digests.hmac(secret, scope.date());
        byte[] ofRegion = Digests.hmac(ofDay, scope.region());
        byte[] ofService = Digests.hmac(ofRegion, scope.service());
        return Digests.hmac(ofService, Scope.END);
    }
}
