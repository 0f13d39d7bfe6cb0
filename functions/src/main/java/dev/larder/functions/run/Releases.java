package dev.larder.functions.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.ReleaseLayout;
import dev.larder.core.run.Release;
import dev.larder.core.run.ReleaseDifference;
import dev.larder.core.run.ReleaseHeading;
import dev.larder.functions.Lake;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The release records of the lake. A record that would be long is written as the difference from an earlier release, which lies beside the records
 * as a whole; when too much differs, the release becomes the next one that does.
 */
public final class Releases {
    /** The most bytes of a record that is whole, or of one that differs from another release. */
    private static final int MOST_BYTES = 100_000;

    private Releases() {}

    /** Which release is the newest, as far as its writer knew. */
    @InFormat(Format.RELEASE)
    record Newest(int number) {}

    /** The newest release that has a record; empty before an environment is set up. What it costs does not depend on how many there are. */
    public static Optional<Release> newest(Lake lake) {
        OptionalInt number = newestNumber(lake);
        return number.isEmpty() ? Optional.empty() : Optional.of(get(lake, number.getAsInt()));
    }

    /** Its number. */
    public static OptionalInt newestNumber(Lake lake) {
        Optional<Newest> hint = lake.find(ReleaseLayout.newest(), Newest.class);
        return hint.filter(newest -> has(lake, newest.number())).isPresent()
                ? OptionalInt.of(last(lake, hint.get().number()))
                : listed(lake);
    }

    /** The last of the records that follow one another from this number on. */
    private static int last(Lake lake, int number) {
        int last = number;
        while (has(lake, last + 1)) {
            last++;
        }
        return last;
    }

    private static boolean has(Lake lake, int number) {
        return lake.objects().read(LakeLayout.release(number)).isPresent();
    }

    /** Where a version before hints has written records, or one of them was taken away. */
    private static OptionalInt listed(Lake lake) {
        return lake.objects().keys(LakeLayout.releases()).stream()
                .filter(ReleaseLayout::isRecord)
                .mapToInt(key -> Math.toIntExact(LakeLayout.releaseNumber(key)))
                .max();
    }

    /** The record of this release; empty when it has none. */
    public static Optional<Release> find(Lake lake, long number) {
        return lake.find(
                LakeLayout.release(number),
                Release.class,
                new Lake.Form<>("base", ReleaseDifference.class, difference -> difference.of(whole(lake, difference))));
    }

    /** The run that published a release, without reading more of its record; empty text for release 0, nothing for one without a record. */
    public static Optional<String> run(Lake lake, int number) {
        return heading(lake, number).map(ReleaseHeading::run);
    }

    /** What the record of the {@link #newest} release says first, without reading what is in force. */
    public static Optional<ReleaseHeading> newestHeading(Lake lake) {
        OptionalInt number = newestNumber(lake);
        return number.isEmpty() ? Optional.empty() : heading(lake, number.getAsInt());
    }

    private static Optional<ReleaseHeading> heading(Lake lake, int number) {
        String key = LakeLayout.release(number);
        return lake.objects()
                .read(key)
                .map(record -> ReleaseHeading.of("s3://" + lake.objects().bucket() + "/" + key, record));
    }

    /** The record of this release; throws {@link IllegalStateException} if it has none. */
    public static Release get(Lake lake, long number) {
        return find(lake, number)
                .orElseThrow(
                        () -> new IllegalStateException("s3://" + lake.objects().bucket() + "/"
                                + LakeLayout.release(number)
                                + " is missing; it is written before this step and never deleted"));
    }

    /** Writes the record of the first release, unless the environment has one. */
    public static void begin(Lake lake, Release empty) {
        if (lake.putOnce(LakeLayout.release(empty.number()), empty)) {
            lake.put(ReleaseLayout.newest(), new Newest(empty.number()));
        }
    }

    /**
     * Writes the record of a release unless it has one. Repeated or twice at once, the same is written.
     *
     * @param before number of an earlier release, mostly the one before; if that is written as a difference, this one is compared with the same
     *     whole
     */
    public static void write(Lake lake, Release release, int before) {
        Optional<Integer> base = base(lake, before);
        Object record = base.isEmpty() && bytes(release) <= MOST_BYTES
                ? release
                : base.map(number -> ReleaseDifference.between(whole(lake, number), release))
                        .filter(difference -> bytes(difference) <= MOST_BYTES)
                        .orElseGet(() -> fromItself(lake, release));
        lake.putOnce(LakeLayout.release(release.number()), record);
        lake.put(ReleaseLayout.newest(), new Newest(release.number()));
    }

    /** The whole first: a record never names one that is not there. */
    private static ReleaseDifference fromItself(Lake lake, Release release) {
        lake.put(ReleaseLayout.whole(release.number()), release);
        return ReleaseDifference.between(release, release);
    }

    private static Optional<Integer> base(Lake lake, int number) {
        return lake.objects()
                .read(LakeLayout.release(number))
                .map(Lake.JSON::readTree)
                .filter(record -> record.has("base"))
                .map(record -> record.path("base").asInt());
    }

    private static Release whole(Lake lake, ReleaseDifference difference) {
        return whole(lake, difference.base());
    }

    private static Release whole(Lake lake, int number) {
        return lake.constant(ReleaseLayout.whole(number), Release.class);
    }

    private static int bytes(Object record) {
        return Lake.JSON.writeValueAsBytes(record).length;
    }
}
