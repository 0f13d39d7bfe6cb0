package dev.larder.core.wiring;

import dev.larder.core.Sha256;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a branch as it stands in the names of its resources: at most 20 characters of {@code a-z 0-9 -}, and 6
 * hexadecimal digits of a hash of the branch's name whenever that had to be changed.
 *
 * @param text at most 27 characters, beginning with a letter or digit
 */
public record Slug(String text) {
    private static final int LONGEST = 20;
    private static final Pattern VALID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,25}[a-z0-9])?");
    /** Stacks of bases are called {@code larder-base} and {@code larder-base-NAME}. */
    private static final Pattern OF_A_BASE = Pattern.compile("base(-.*)?");

    private static final Pattern LOOKS_HASHED = Pattern.compile(".*-[0-9a-f]{6}");
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-|-$");

    /** Refuses a text that is not a slug. */
    public Slug {
        if (!VALID.matcher(text).matches() || text.contains("--")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no slug: at most 27 of a-z, 0-9 and single dashes between them");
        }
        if (OF_A_BASE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no slug of a branch: its stack would have the name of a base's");
        }
    }

    /**
     * The slug of a branch; equal branches have equal slugs, and different ones different slugs.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static Slug of(String branch) {
        if (branch.isBlank()) {
            throw new IllegalArgumentException("the branch has no name; give one, for example feature/x");
        }
        String sanitised = sanitise(branch);
        // A plain name that ends like a hash gets a hash of its own, or it could be taken for another branch's slug.
        boolean likeABase = OF_A_BASE.matcher(sanitised).matches();
        if (sanitised.equals(branch) && !LOOKS_HASHED.matcher(branch).matches() && !likeABase) {
            return new Slug(branch);
        }
        String readable = sanitised.isEmpty() || likeABase ? "branch" : sanitised;
        return new Slug(readable + "-" + hash(branch));
    }

    private static String sanitise(String branch) {
        String dashed = FOREIGN.matcher(branch.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = OUTER_DASHES.matcher(dashed).replaceAll("");
        String cut = trimmed.substring(0, Math.min(LONGEST, trimmed.length()));
        return OUTER_DASHES.matcher(cut).replaceAll("");
    }

    private static String hash(String branch) {
        return Sha256.hex(branch).substring(0, 6);
    }

    @Override
    public String toString() {
        return text;
    }
}
