package dev.larder.core.wiring;

import dev.larder.core.Sha256;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A short code of an AWS region, for names that have no region of their own: IAM roles, buckets and dashboards belong to the account or
 * to the world, and two regions of one account must not share them. It is at most 7 characters, so that the longest names keep within
 * what AWS takes (63 for a bucket, 64 for a role).
 *
 * <p>The parts of the region's name, shortened: {@code eu-central-1} is {@code euc1}, {@code ap-southeast-2} is {@code apse2}, {@code
 * us-gov-west-1} is {@code usgw1}. A name that is not of this form is {@code r} and 6 hexadecimal digits of its hash.
 */
public record RegionCode(String text) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,30}[a-z0-9]");
    private static final Pattern USUAL =
            Pattern.compile("([a-z]{2}|eusc-[a-z]{2})(?:-(gov|iso|isob|isoe|isof))?-([a-z]+)-([0-9])");
    private static final Map<String, String> ISLES =
            Map.of("gov", "g", "iso", "i", "isob", "ib", "isoe", "ie", "isof", "if");
    private static final Map<String, String> WINDS = Map.of(
            "north", "n",
            "northeast", "ne",
            "east", "e",
            "southeast", "se",
            "south", "s",
            "southwest", "sw",
            "west", "w",
            "northwest", "nw",
            "central", "c");

    /**
     * The code of a region; different regions have different ones.
     *
     * @param region as AWS names it, for example {@code eu-central-1}
     * @throws IllegalArgumentException if no region can have this name
     */
    public static RegionCode of(String region) {
        if (!NAME.matcher(region).matches()) {
            throw new IllegalArgumentException(
                    "'" + region + "' is no region; expected a name like eu-central-1, of a-z, 0-9 and dashes");
        }
        Matcher usual = USUAL.matcher(region);
        if (!usual.matches() || !WINDS.containsKey(usual.group(3))) {
            return new RegionCode("r" + Sha256.hex(region).substring(0, 6));
        }
        String land = usual.group(1).replace("eusc-", "eus");
        String isle = usual.group(2) == null ? "" : ISLES.getOrDefault(usual.group(2), "");
        return new RegionCode(land + isle + WINDS.get(usual.group(3)) + usual.group(4));
    }

    @Override
    public String toString() {
        return text;
    }
}
