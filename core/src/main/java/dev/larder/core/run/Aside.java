package dev.larder.core.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.contract.FeedId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A unit of deliveries that a release was made without, since with it a test failed, or a plan, knob or end of a waiver instead of which the release
 * has the former one: no decision of a person, and tried again as soon as anything changes that could change the verdict.
 *
 * @param unit id of the delivery, of the bundle, or of the {@link Term}
 * @param deliveries ids
 * @param feeds to which they belong
 * @param place where it landed, for people
 * @param because names of the data tests that it fails, or {@code star.<model>} that cannot be built with it; empty if the fold itself
 *     has no place for it
 * @param sentence what those found, for people
 * @param either places of others that may be the culprit as well; the newest stands aside
 * @param since number of the release that was live when it first stood aside
 * @param at when it first stood aside
 * @param lifted when a person last lifted a hold on one of the deliveries or waived a test for it, as far as was known when it was tried; null if nobody
 *     did
 * @param cone digest of all that its verdict depends on, taken after the release; empty as long as that is not made
 * @param term what it is if it is no delivery, and so of no feed; null for deliveries
 */
public record Aside(
        String unit,
        SortedSet<String> deliveries,
        SortedSet<FeedId> feeds,
        String place,
        SortedSet<String> because,
        String sentence,
        List<String> either,
        int since,
        Instant at,
        @Nullable Instant lifted,
        String cone,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Term term) {
    /** Copies the collections. */
    public Aside {
        deliveries = Collections.unmodifiableSortedSet(new TreeSet<>(deliveries));
        feeds = Collections.unmodifiableSortedSet(new TreeSet<>(feeds));
        because = Collections.unmodifiableSortedSet(new TreeSet<>(because));
        either = List.copyOf(either);
    }

    /** Deliveries that stand aside. */
    public Aside(
            String unit,
            SortedSet<String> deliveries,
            SortedSet<FeedId> feeds,
            String place,
            SortedSet<String> because,
            String sentence,
            List<String> either,
            int since,
            Instant at,
            @Nullable Instant lifted,
            String cone) {
        this(unit, deliveries, feeds, place, because, sentence, either, since, at, lifted, cone, null);
    }

    /** The same, with the digest of its cone. */
    public Aside in(String digest) {
        return new Aside(unit, deliveries, feeds, place, because, sentence, either, since, at, lifted, digest, term);
    }

    /** Whether the fold has no place for it, whatever a test says. */
    @JsonIgnore
    public boolean isConflict() {
        return because.isEmpty();
    }

    /** Why it stands aside, as a sentence without a full stop. */
    public String words() {
        return words(0);
    }

    /** The same of it and so many more. */
    public String words(int more) {
        return place + (more == 0 ? " stands" : " and " + more + " more stand") + " aside because " + sentence
                + (either.isEmpty() ? "" : "; it may be " + String.join(" or ", either) + " as well")
                + (term == null ? "" : "; " + term.instead());
    }
}
