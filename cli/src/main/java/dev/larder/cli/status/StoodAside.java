package dev.larder.cli.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.run.Aside;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery or a bundle that releases are made without, since a test fails with it, or a term instead of which they have the former one.
 *
 * @param term its id; null for deliveries
 * @param file where it landed
 * @param feeds that stand still
 * @param release the one since which they do
 * @param because what the tests found
 * @param either what may be the culprit as well
 */
record StoodAside(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String term,

        List<String> deliveries,
        String file,
        List<String> feeds,
        int release,
        Instant since,
        String because,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> either) {
    /** Copies the lists. */
    StoodAside {
        deliveries = List.copyOf(deliveries);
        feeds = List.copyOf(feeds);
        either = List.copyOf(either);
    }

    static StoodAside of(Aside aside) {
        return new StoodAside(
                aside.term() == null ? null : aside.unit(),
                List.copyOf(aside.deliveries()),
                aside.place(),
                aside.feeds().stream().map(String::valueOf).toList(),
                aside.since(),
                aside.at(),
                aside.sentence(),
                aside.either());
    }
}
