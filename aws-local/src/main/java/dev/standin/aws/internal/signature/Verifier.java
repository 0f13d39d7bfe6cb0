package dev.standin.aws.internal.signature;

import dev.standin.aws.internal.signature.SignatureRefused.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Verifies requests; safe for use by many threads if what finds the keys is. */
public final class Verifier {

    static final String MISMATCH = "The request signature we calculated does not match the signature you provided."
            + " Check your key and signing method.";

    private static final List<String> MEANT = List.of("x-amz-", "x-local-");

    private final Function<String, Optional<SigningKeys>> keys;
    private final InstantSource clock;

    /**
     * With the keys by access key id.
     *
     * @param clock what the dates of requests are compared with
     */
    public Verifier(Function<String, Optional<SigningKeys>> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Whose request it is, and how its body is proved. */
    public record Proof(String accessKeyId, Payload payload) {}

    /**
     * Verifies a request to S3, whose body was not read yet.
     *
     * @throws SignatureRefused if it does not prove who sent it
     */
    public Proof head(SentRequest request, Target target) {
        Optional<VersionTwoUrl> older = VersionTwoUrl.of(request);
        if (older.isPresent()) {
            return proof(older.get());
        }
        Claim claim = Claim.of(request, target);
        PayloadHeader payload = PayloadHeader.of(request, claim);
        byte[] key = verify(request, claim, target, payload.text());
        return new Proof(claim.accessKeyId(), payload.read(claim, key));
    }

    /**
     * Verifies a request with its body.
     *
     * @throws SignatureRefused if it does not prove who sent it
     */
    public Proof whole(SentRequest request, Target target, byte[] body) {
        String digest = Digests.sha256(body);
        Claim claim = Claim.of(request, target);
        verify(request, claim, target, digest);
        return new Proof(claim.accessKeyId(), new Payload.Digest(digest));
    }

    private Proof proof(VersionTwoUrl url) {
        AccessKey key = keys(url.accessKeyId()).accessKey();
        checkToken(url.token().orElse(null), key);
        url.verify(key, clock.instant());
        return new Proof(url.accessKeyId(), new Payload.Unsigned());
    }

    private SigningKeys keys(String accessKeyId) {
        return keys.apply(accessKeyId)
                .orElseThrow(() -> new SignatureRefused(
                        Reason.UNKNOWN_KEY,
                        "The AWS Access Key Id you provided does not exist in our"
                                + " records: %s. Use one that this local environment printed when it started."
                                        .formatted(accessKeyId)));
    }

    /** Returns the signing key. */
    private byte[] verify(SentRequest request, Claim claim, Target target, String payload) {
        SigningKeys found = keys(claim.accessKeyId());
        checkToken(claim.token(), found.accessKey());
        checkScope(claim, target);
        checkTime(claim, target);
        checkSignedHeaders(request, claim);
        byte[] key = found.of(claim.scope());
        String canonical = new CanonicalRequest(request, claim.signed(), payload, target.isS3()).digest();
        String toSign = String.join(
                "\n", Claim.ALGORITHM, claim.timestamp(), claim.scope().text(), canonical);
        if (!Digests.equal(Digests.hex(Digests.hmac(key, toSign)), claim.signature())) {
            throw new SignatureRefused(Reason.MISMATCH, MISMATCH);
        }
        return key;
    }

    private void checkToken(@Nullable String token, AccessKey key) {
        String expected = key.sessionToken() == null ? "" : key.sessionToken();
        String found = token == null ? "" : token;
        if (!Digests.equal(expected, found)) {
            throw new SignatureRefused(
                    Reason.WRONG_TOKEN,
                    "The provided token is malformed or otherwise invalid: "
                            + (expected.isEmpty()
                                    ? "this access key has none."
                                    : "this access key is temporary and has one of its own."));
        }
        if (key.isExpired(clock.instant())) {
            throw new SignatureRefused(Reason.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
    }

    private static void checkScope(Claim claim, Target target) {
        Scope found = claim.scope();
        String service = target.service() == null ? found.service() : target.service();
        Scope expected = new Scope(claim.timestamp().substring(0, 8), target.region(), service);
        if (!found.equals(expected)) {
            throw claim.isPresigned()
                    ? new SignatureRefused(
                            Reason.MALFORMED_QUERY,
                            "Error parsing the X-Amz-Credential parameter; " + wrong(found, expected))
                    : new SignatureRefused(
                            Reason.WRONG_SCOPE, "The authorization header is malformed; " + wrong(found, expected));
        }
    }

    private static String wrong(Scope found, Scope expected) {
        if (!found.region().equals(expected.region())) {
            return "the region '%s' is wrong; expecting '%s'".formatted(found.region(), expected.region());
        }
        if (!found.service().equals(expected.service())) {
            return "incorrect service \"%s\". This endpoint belongs to \"%s\"."
                    .formatted(found.service(), expected.service());
        }
        return "Invalid credential date \"%s\". This date is not the same as X-Amz-Date: \"%s\"."
                .formatted(found.date(), expected.date());
    }

    private void checkTime(Claim claim, Target target) {
        Instant now = clock.instant();
        Duration skew = target.skew();
        if (claim.lifetime() != null) {
            checkLifetime(claim, claim.lifetime(), now.plus(skew), now);
        } else if (Duration.between(claim.at(), now).abs().compareTo(skew) > 0) {
            throw new SignatureRefused(Reason.SKEWED, skewed(claim, target, now));
        }
    }

    private static void checkLifetime(Claim claim, Duration lifetime, Instant latest, Instant now) {
        if (claim.at().isAfter(latest)) {
            throw new SignatureRefused(Reason.NOT_YET_VALID, "Request is not valid yet");
        }
        if (claim.at().plus(lifetime).isBefore(now)) {
            throw new SignatureRefused(Reason.EXPIRED, "Request has expired");
        }
    }

    private static String skewed(Claim claim, Target target, Instant now) {
        if (target.isS3()) {
            return "The difference between the request time and the current time is too large.";
        }
        String server = SigningTime.basic(now);
        long minutes = target.skew().toMinutes();
        return claim.at().isBefore(now)
                ? "Signature expired: %s is now earlier than %s (%s - %d min.)"
                        .formatted(claim.timestamp(), SigningTime.basic(now.minus(target.skew())), server, minutes)
                : "Signature not yet current: %s is still later than %s (%s + %d min.)"
                        .formatted(claim.timestamp(), SigningTime.basic(now.plus(target.skew())), server, minutes);
    }

    /** What changes the meaning of a request must be signed, and where it goes, lest it be sent elsewhere. */
    private static void checkSignedHeaders(SentRequest request, Claim claim) {
        List<String> unsigned = request.headers().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.equals("host") || MEANT.stream().anyMatch(name::startsWith))
                .filter(name -> !claim.isSigned(name))
                .sorted()
                .toList();
        if (!unsigned.isEmpty() || !claim.isSigned("host")) {
            throw new SignatureRefused(
                    Reason.UNSIGNED_HEADER,
                    "There were headers present in the request which were not signed: " + String.join(", ", unsigned));
        }
    }
}
