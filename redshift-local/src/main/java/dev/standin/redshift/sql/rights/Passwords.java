package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Passwords of users: kept as digests, never as they are. Source: r_CREATE_USER.html; the words of its errors are not documented. */
public final class Passwords {
    private static final String FORM = "(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[\\x21-\\x7E&&[^'\"\\\\/@]]{8,64}";

    private static final Pattern SALTED = Pattern.compile("sha256\\|[0-9a-f]{64}\\|[0-9a-f]{64}");

    private Passwords() {}

    /** What is kept of a password that a statement sets; the name of the user salts it, unless it comes as a digest with a salt. */
    public static String kept(String user, String text) {
        if (SALTED.matcher(text).matches()) {
            return text;
        }
        if (text.startsWith("md5") || text.startsWith("sha256|")) {
            throw new Refusal("a password as a hash of another form than sha256|digest|salt");
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
        String kept = user.password();
        String given = SALTED.matcher(kept).matches() ? salted(password, kept) : digest(user.name(), password);
        return !kept.isEmpty() && MessageDigest.isEqual(bytes(kept), bytes(given));
    }

    /** The digest is of the password and the salt's bytes, which are written in hexadecimal. */
    private static String salted(String password, String kept) {
        String salt = kept.substring(kept.lastIndexOf('|') + 1);
        MessageDigest sha256 = sha256();
        sha256.update(bytes(password));
        byte[] digest = sha256.digest(HexFormat.of().parseHex(salt));
        return "sha256|" + HexFormat.of().formatHex(digest) + "|" + salt;
    }

    private static String digest(String user, String password) {
        return HexFormat.of().formatHex(sha256().digest(bytes(user + "\n" + password)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
