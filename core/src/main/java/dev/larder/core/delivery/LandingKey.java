package dev.larder.core.delivery;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of the landing bucket, {@code suppliers/<supplier>/<feed>/<file name>}. Immutable.
 *
 * @param supplier the supplier's folder
 * @param feed the feed's folder; null for {@code suppliers/<supplier>/<file name>}
 * @param fileName the name the supplier gave the file
 */
public record LandingKey(String supplier, @Nullable String feed, String fileName) {
    private static final Pattern HALF_WRITTEN =
            Pattern.compile("\\..*|.*\\.(?:partial|tmp|filepart)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The key's parts; empty for a key of any other form, such as a folder marker, which ends with a slash. */
    public static Optional<LandingKey> parse(String key) {
        String[] parts = key.split("/", -1);
        if (parts.length < 3 || parts.length > 4 || !parts[0].equals("suppliers")) {
            return Optional.empty();
        }
        for (String part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new LandingKey(parts[1], parts.length == 4 ? parts[2] : null, parts[parts.length - 1]));
    }

    /**
     * Whether the key names a file that is still being written and is not answered: {@code *.partial}, {@code *.tmp},
     * {@code *.filepart}, or a name that starts with a dot. A folder marker (ends with a slash) is not answered either.
     */
    public static boolean isHalfWritten(String key) {
        return key.endsWith("/")
                || HALF_WRITTEN.matcher(key.substring(key.lastIndexOf('/') + 1)).matches();
    }
}
