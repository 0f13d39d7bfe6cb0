package dev.larder.core.format;

import dev.larder.core.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the schema {@code ops} says of itself, in the rows of {@code ops.foundation}: the digest of the statements that were sent last,
 * and its format. A deployment lays a new one before it changes functions, and takes it back to none when it fails, so functions of a
 * former version work with the tables of a later one for a while. Which may is said there: {@code works from} has the lowest number of
 * code that these tables do not mislead.
 *
 * @param digest empty before anything was laid
 * @param format 1 where it is not said
 * @param worksFrom the lowest {@link Format#number} of the code that works with it
 * @param since the version of Larder that first laid the format; empty where it is not said
 */
public record Laid(String digest, int format, int worksFrom, String since) {
    /** Nothing is. */
    public static final Laid NOTHING = new Laid("", 1, 1, "");

    /** The lowest number that the tables of this version do not mislead: raised by a change that code before it would misread. */
    private static final int WORKS_FROM = 1;

    private static final Pattern FORMAT =
            Pattern.compile("format ([0-9]{1,6}), works from ([0-9]{1,6}), since ([0-9A-Za-z.-]{1,24})");

    /** Of these statements, as this version lays them. */
    public static Laid of(List<String> statements) {
        return new Laid(Sha256.hex(String.join("\n", statements)), Format.OPS.number(), WORKS_FROM, Format.OPS.since());
    }

    /** As the rows of {@code ops.foundation} say. */
    public static Laid read(List<String> rows) {
        Optional<MatchResult> format =
                rows.stream().flatMap(row -> FORMAT.matcher(row).results()).findFirst();
        String digest = rows.stream()
                .filter(row -> !FORMAT.matcher(row).matches())
                .findFirst()
                .orElse("");
        return format.map(found -> new Laid(
                        digest, Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), found.group(3)))
                .orElse(new Laid(digest, 1, 1, ""));
    }

    /** As the rows of {@code ops.foundation} have it. */
    public List<String> rows() {
        return List.of(digest, "format %d, works from %d, since %s".formatted(format, worksFrom, since));
    }

    /** Whether a later version laid it: what this one would lay is older, and stays away. */
    public boolean isLater() {
        return format > Format.OPS.number();
    }

    /**
     * Refuses tables that this version would misread.
     *
     * @throws UnknownFormat if they need a later one
     */
    public void requireUsable(String database) {
        if (worksFrom > Format.OPS.number()) {
            Format.OPS.require("the schema ops of the database " + database, format, since);
        }
    }
}
