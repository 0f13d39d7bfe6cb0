package dev.larder.functions.run;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import java.util.Comparator;
import java.util.Optional;

/** The release records of the lake. */
public final class Releases {
    private Releases() {}

    /** The newest release that has a record; empty before an environment is set up. */
    public static Optional<Release> newest(Lake lake) {
        return lake.objects().keys(LakeLayout.releases()).stream()
                .max(Comparator.comparingLong(LakeLayout::releaseNumber))
                .map(key -> lake.get(key, Release.class));
    }

    /** The record of this release; empty when it has none. */
    public static Optional<Release> find(Lake lake, long number) {
        return lake.find(LakeLayout.release(number), Release.class);
    }
}
