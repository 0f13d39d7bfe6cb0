package dev.larder.core.lake;

/** The keys of what belongs to the records of releases, beside {@link LakeLayout#release}. */
public final class ReleaseLayout {
    private static final String RECORD = "[0-9]+\\.json";

    private ReleaseLayout() {}

    /** A hint which release is the newest: there may be later ones, whose records follow without a gap. */
    public static String newest() {
        return LakeLayout.releases() + "newest.json";
    }

    /** A whole release, from which the records of later ones are differences: {@code releases/whole/<number>.json.gz}. */
    public static String whole(long number) {
        return LakeLayout.releases() + "whole/" + number + ".json.gz";
    }

    /** Whether a key below {@link LakeLayout#releases} is that of a release's record. */
    public static boolean isRecord(String key) {
        return key.substring(LakeLayout.releases().length()).matches(RECORD);
    }
}
