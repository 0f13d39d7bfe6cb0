package dev.larder.core.wiring;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A supplier that comes by SFTP. The project's {@code suppliers.yaml} declares it, for environments on AWS and on a laptop.
 *
 * @param keys its public SSH keys, as {@link #isKey} wants them; at least one
 * @param direct whether it may write files under their own names, as {@link SupplierAccess#bySftp} says
 */
public record SftpLogin(String supplier, List<String> keys, boolean direct) {
    // docs.aws.amazon.com/transfer/latest/userguide/key-management.html
    private static final Pattern KEY =
            Pattern.compile("(ssh-(rsa|ed25519)|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{60,}={0,2}");

    /** How many keys a user of AWS Transfer Family may have. */
    public static final int MOST_KEYS = 10;

    /** Copies the list. */
    public SftpLogin {
        keys = List.copyOf(keys);
    }

    /** Whether a text is the line of a public SSH key of a kind that AWS Transfer Family takes, without its comment. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** The compiled file {@code .larder/suppliers.json}, which CDK reads. */
    public static String write(List<SftpLogin> logins) {
        return JsonMapper.shared().writeValueAsString(logins) + "\n";
    }

    /**
     * Reads the compiled file.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static List<SftpLogin> read(String text) {
        try {
            return List.of(JsonMapper.shared().readValue(text, SftpLogin[].class));
        } catch (JacksonException none) {
            throw new IllegalArgumentException("no list of suppliers: " + none.getOriginalMessage(), none);
        }
    }
}
