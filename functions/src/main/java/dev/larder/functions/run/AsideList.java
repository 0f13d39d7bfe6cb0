package dev.larder.functions.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import java.util.List;

/**
 * What stands aside beside a release, decided after it was made by a run that had nothing else to publish: {@code asides/<number>.json}. It stands in
 * the place of the list in the release's own record as long as that release is live; the next one has a list of its own.
 *
 * @param run the run that decided it, last
 */
@InFormat(Format.RELEASE)
public record AsideList(String run, List<Aside> aside) {
    /** Copies the list. */
    public AsideList {
        aside = List.copyOf(aside);
    }

    /** What stands aside beside the release. */
    public static List<Aside> of(Lake lake, Release live) {
        return lake.find(LakeLayout.asides(live.number()), AsideList.class)
                .map(AsideList::aside)
                .orElse(live.aside());
    }

    /** The run that decided it last; empty as long as it is what the release's own record says. */
    static String decided(Lake lake, int release) {
        return lake.find(LakeLayout.asides(release), AsideList.class)
                .map(AsideList::run)
                .orElse("");
    }

    /** Decides it anew. */
    public static void put(Lake lake, int release, String run, List<Aside> aside) {
        lake.put(LakeLayout.asides(release), new AsideList(run, aside));
    }
}
