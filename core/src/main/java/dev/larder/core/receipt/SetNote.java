package dev.larder.core.receipt;

import dev.larder.core.contract.FeedId;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.core.set.Closing;
import dev.larder.core.set.Gathering;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** What people are told about an instance of a set that was waited for in vain. */
public final class SetNote {
    private SetNote() {}

    /** That an instance waits on; one for each day, UTC, so that it is told daily until somebody acts. */
    public static Notice incomplete(Gathering gathering, Instant now) {
        Instance instance = new Instance(gathering.set().name(), gathering.key());
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Notice(SetLayout.notice(instance, "incomplete", "-on-" + day), """
                INCOMPLETE set %s, %s - its deliveries are not loaded.
                 missing: %s
                 waited until %s
                Ask for what is missing, or load what is there with: larder close %s %s --why TEXT
                """.formatted(
                        instance.set(),
                        instance.key(),
                        list(gathering.missing()),
                        LandingTime.there(gathering.until().orElse(now), null),
                        instance.set(),
                        instance.key()));
    }

    /** That what is there of an instance was loaded. */
    public static Notice closed(Closing closing) {
        Instance instance = new Instance(closing.set(), closing.key());
        return new Notice(SetLayout.notice(instance, "closed-incomplete", ""), """
                CLOSED set %s, %s - what is there is loaded, though something is missing.
                 missing: %s
                 closed %s: %s
                What comes later is loaded by itself.
                """.formatted(
                        instance.set(),
                        instance.key(),
                        list(closing.missing()),
                        LandingTime.there(closing.at(), null),
                        closing.why()));
    }

    private static String list(List<FeedId> feeds) {
        return feeds.stream().map(FeedId::toString).collect(Collectors.joining(", "));
    }
}
