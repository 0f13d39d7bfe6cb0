package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passwords of users: kept as digests, never as they are. Source: r_CREATE_USER.html; the words of its errors are not documented. */
public final class Passwords {
    private static final String FORM = "(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[\\x21-\\x7E&&[^'\"\\\\/@]]{8,64}";

    private Passwords() {}

    /** What is kept of a password that a statement sets; the name of the user salts it. */
    public static String kept(String user, String text) {
        if (text.startsWith("md5") || text.startsWith("sha256|")) {
            throw new Refusal("a password as a hash");
        }
        if (!text.matches(FORM)) {
            throw new SqlError(
                    "invalid password: it must have 8 to 64 characters, with an uppercase letter, a lowercase"
                            + " letter and a number, and none of ' \" \\ / @ or a blank");
        }
        return digest(user, text);
    }

    /** Whether it is the password of the user; never where that is disabled. */
    public static boolean matches(Principal.User user, String password) {
        return !user.password().isEmpty()
                && MessageDigest.isEqual(bytes(user.password()), bytes(digest(user.name(), password)));
    }

    private static String digest(String user, String password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(user + "\n" + password)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
