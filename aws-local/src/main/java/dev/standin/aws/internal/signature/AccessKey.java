package dev.standin.aws.internal.signature;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that sign requests.
 *
 * @param id the access key id, which every request names in clear
 * @param secret the secret access key, which no request contains
 * @param sessionToken what every request must carry besides; null for a key that lasts
 * @param expires from then on it is refused; null for one that does not expire by itself
 */
public record AccessKey(
        String id,
        String secret,
        @Nullable String sessionToken,
        @Nullable Instant expires) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LETTERS = 16;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 96;

    /** A key that lasts, of a person. */
    public AccessKey(String id, String secret) {
        this(id, secret, null, null);
    }

    /** A new random key of the form that AWS gives to a person. */
    public static AccessKey permanent() {
        return new AccessKey("AKIA" + letters(), base64(SECRET_BYTES));
    }

    /** A new random key of the form that AWS gives to a role's session, with its token. */
    public static AccessKey temporary() {
        return new AccessKey("ASIA" + letters(), base64(SECRET_BYTES), base64(TOKEN_BYTES), null);
    }

    /** The same, until then. */
    public static AccessKey until(Instant expires) {
        AccessKey key = temporary();
        return new AccessKey(key.id, key.secret, key.sessionToken, expires);
    }

    /** Whether it is refused at that moment, though it was good before. */
    boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return id;
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder();
        RANDOM.ints(ID_LETTERS, 0, BASE_32.length()).forEach(at -> letters.append(BASE_32.charAt(at)));
        return letters.toString();
    }

    private static String base64(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
