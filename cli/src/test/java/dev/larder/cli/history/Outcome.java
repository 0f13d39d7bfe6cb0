package dev.larder.cli.history;

import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import java.util.List;
import java.util.SortedMap;

/**
 * What must be the same whatever happened on the way. Decisions have random ids, which the identities of runs depend on; attempts have
 * numbers.
 *
 * @param releases each as a sentence
 * @param star rows of the tables
 * @param aside what stands aside in the end
 */
record Outcome(List<String> releases, SortedMap<String, List<String>> star, List<String> aside) {
    /** All of a release that does not depend on a random id or an attempt. */
    static String of(Release release) {
        return "%d with the content of %d, of %s, knobs %s, %d waivers, without %s, holding %s, contents %s"
                .formatted(
                        release.number(),
                        release.contentOf(),
                        release.mapping().inForce(),
                        release.knobs(),
                        release.waivers().size(),
                        release.aside().stream().map(Outcome::of).toList(),
                        release.held(),
                        release.contents());
    }

    static String of(Aside aside) {
        return aside.place() + " " + aside.deliveries() + " because " + aside.because() + " since " + aside.since();
    }
}
