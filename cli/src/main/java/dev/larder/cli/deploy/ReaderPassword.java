package dev.larder.cli.deploy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A new password of 32 letters and digits, about 190 bits, and what Redshift is told of it: {@code sha256|digest|salt} (r_CREATE_USER.html). The
 * digest is of the password and the salt's bytes. The password itself leaves this process on the terminal only.
 */
record ReaderPassword(String text, String digest) {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 32;
    private static final int SALT = 32;

    /** One that nobody had before, with an uppercase letter, a lowercase one and a digit, as Redshift demands of passwords. */
    static ReaderPassword make(SecureRandom random) {
        StringBuilder text = new StringBuilder("Rd2");
        while (text.length() < LENGTH) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return of(text.toString(), salt);
    }

    static ReaderPassword of(String text, byte[] salt) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(text.getBytes(StandardCharsets.UTF_8));
            HexFormat hex = HexFormat.of();
            return new ReaderPassword(text, "sha256|" + hex.formatHex(sha256.digest(salt)) + "|" + hex.formatHex(salt));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Without the password, so that it is printed only where it is meant to be. */
    @Override
    public String toString() {
        return "ReaderPassword[" + digest + "]";
    }
}
