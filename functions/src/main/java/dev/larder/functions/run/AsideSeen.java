package dev.larder.functions.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.run.Aside;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import java.util.List;
import java.util.Optional;

/**
 * What stood aside when {@code start-run} looked last, for those who only want to see it: to work it out costs by what is in force. As long as nothing has
 * come since, no release was made and no run has decided otherwise, it still does; and it is worked out if this is lost.
 *
 * @param release number of the release beside which it stood; -1 if there was none
 * @param decided the run that decided it after that release was made; empty if none did
 * @param causes digest of what was pending
 */
@InFormat(Format.MARK)
public record AsideSeen(int release, String decided, String causes, List<Aside> aside) {
    /** Copies the list. */
    public AsideSeen {
        aside = List.copyOf(aside);
    }

    /** What stands aside now. */
    public static List<Aside> now(Environment environment) {
        Gathering gathering = Gathering.now(environment);
        Lake lake = environment.lake();
        int release = Releases.newestNumber(lake).orElse(-1);
        String decided = AsideList.decided(lake, release);
        return lake.find(HistoryLayout.aside(), AsideSeen.class)
                .filter(seen -> seen.release() == release && seen.decided().equals(decided))
                // What was pending then is gone at once or not at all.
                .filter(seen -> gathering.pending().isEmpty() || seen.causes().equals(gathering.digest()))
                .map(AsideSeen::aside)
                .orElseGet(() -> NextRun.of(environment).aside());
    }

    /**
     * A look at what stands aside, begun before it is worked out.
     *
     * @param former what the look before it saw
     */
    public record Look(Lake lake, Optional<Lake.Found<AsideSeen>> former, AsideSeen begun) {
        /** Begins one. */
        public static Look begin(Lake lake, int release, Gathering gathering) {
            return new Look(
                    lake,
                    lake.findToReplace(HistoryLayout.aside(), AsideSeen.class),
                    new AsideSeen(release, AsideList.decided(lake, release), gathering.digest(), List.of()));
        }

        /** Keeps what was seen; false if another look has ended meanwhile, which may have seen less. */
        public boolean keep(List<Aside> aside) {
            AsideSeen seen = new AsideSeen(begun.release(), begun.decided(), begun.causes(), aside);
            return former.map(found -> found.document().equals(seen)
                            || lake.replace(HistoryLayout.aside(), found, seen).isPresent())
                    .orElseGet(() -> lake.putOnce(HistoryLayout.aside(), seen));
        }
    }
}
