package dev.larder.core.wiring;

import dev.larder.core.contract.FeedId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that are fetched from a supplier's own SFTP server. The project's {@code pulls.yaml} declares it.
 *
 * @param feed whose folder of the landing bucket they come to
 * @param user who logs in there
 * @param folder on the server
 * @param files what a file's name must match as a whole (a regular expression)
 * @param hostKeys what the server's host key may be: its fingerprint as OpenSSH writes it, {@code SHA256:...}, or the public key itself, kind
 *     and base64, as AWS Transfer Family wants it
 * @param secret name of the password or private key, which stands in no file of a project
 * @param every how often it looks, by itself
 */
public record SupplierPull(
        FeedId feed,
        Server server,
        String user,
        String folder,
        String files,
        List<String> hostKeys,
        String secret,
        Duration every) {
    /** Copies the list. */
    public SupplierPull {
        hostKeys = List.copyOf(hostKeys);
    }

    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    // docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-transfer-connector-sftpconfig.html
    private static final Pattern OF_A_CONNECTOR =
            Pattern.compile("(ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{60,}={0,2}");

    /** Whether a text is a fingerprint or a public key. */
    public static boolean isHostKey(String text) {
        return FINGERPRINT.matcher(text).matches() || (SftpLogin.isKey(text) && isBase64(text));
    }

    private static boolean isBase64(String key) {
        try {
            return Base64.getDecoder().decode(key.substring(key.indexOf(' ') + 1)).length > 0;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** The fingerprints that the server's host key may have. */
    public List<String> fingerprints() {
        return hostKeys.stream().map(SupplierPull::fingerprint).toList();
    }

    /** Of the host keys those that a connector of AWS Transfer Family can be told: public keys of the kinds RSA and ECDSA. */
    public List<String> connectorKeys() {
        return hostKeys.stream()
                .filter(key -> OF_A_CONNECTOR.matcher(key).matches())
                .toList();
    }

    private static String fingerprint(String hostKey) {
        if (hostKey.startsWith("SHA256:")) {
            return hostKey;
        }
        try {
            byte[] key = Base64.getDecoder().decode(hostKey.substring(hostKey.indexOf(' ') + 1));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no SHA-256", absent);
        }
    }

    /** The compiled file {@code .larder/pulls.json}, which CDK reads. */
    public static String write(List<SupplierPull> pulls) {
        return JsonMapper.shared().writeValueAsString(pulls) + "\n";
    }

    /**
     * Reads the compiled file.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static List<SupplierPull> read(String text) {
        try {
            return List.of(JsonMapper.shared().readValue(text, SupplierPull[].class));
        } catch (JacksonException none) {
            throw new IllegalArgumentException("no list of pulls: " + none.getOriginalMessage(), none);
        }
    }

    /** Where a server listens. */
    public record Server(String host, int port) {
        @Override
        public String toString() {
            return port == 22 ? host : host + ":" + port;
        }
    }
}
