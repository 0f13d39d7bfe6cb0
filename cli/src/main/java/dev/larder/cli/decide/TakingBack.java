package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Count;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.run.Release;
import dev.larder.core.run.Rollback;
import dev.larder.functions.Environment;
import dev.larder.functions.deployment.Applicability;
import dev.larder.functions.run.Releases;
import dev.larder.functions.set.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides that the live release is taken back. */
final class TakingBack {
    private TakingBack() {}

    static Taken decide(Deciding deciding, String why) {
        Environment environment = deciding.environment();
        Release live = Releases.newest(environment.lake())
                .orElseThrow(() -> CommandFailure.usage("there is no release yet", null));
        Optional<Decision.RollBack> outstanding = deciding.decisions().pinned().outstanding(live.number());
        if (outstanding.isPresent()) {
            deciding.again(outstanding.get());
            return new Taken(
                    "release " + live.number() + " is being taken back already: release "
                            + outstanding.get().number() + " gets the content of release "
                            + outstanding.get().content(),
                    true);
        }
        Rollback rollback = rollback(environment, live);
        requirePossible(rollback, deciding.decisions(), environment);
        Decision decision = new Decision.RollBack(
                rollback.number(),
                rollback.target().number(),
                rollback.hold(),
                rollback.lift(),
                rollback.pins(),
                environment.settings().plan());
        deciding.take(why, decision);
        return new Taken(sentence(live, rollback), true);
    }

    private static Rollback rollback(Environment environment, Release live) {
        try {
            int number = Rollback.targetOf(live);
            Release target = Releases.find(environment.lake(), number)
                    .orElseThrow(() -> new IllegalArgumentException("release " + number + " has no record"));
            return Rollback.of(live, target, Sets.notWaiting(environment));
        } catch (IllegalArgumentException impossible) {
            throw CommandFailure.usage(
                            "release " + live.number() + " cannot be taken back: " + impossible.getMessage(), null)
                    .because(impossible);
        }
    }

    /** Refuses what could never become equal. */
    private static void requirePossible(Rollback rollback, Decisions decisions, Environment environment) {
        Map<String, Decided> holds = decisions.holds();
        rollback.lift().stream()
                .filter(delivery -> Optional.ofNullable(holds.get(delivery))
                        .filter(each -> each.what() instanceof Decision.Withdraw)
                        .isPresent())
                .findFirst()
                .ifPresent(delivery -> {
                    throw CommandFailure.usage(
                            "release " + rollback.target().number() + " was made with delivery " + delivery
                                    + ", which is withdrawn for good",
                            "put on hold what is wrong in the live release instead");
                });
        List<String> refusals = Applicability.refusals(
                environment, environment.plan(rollback.target().planHash()));
        if (!refusals.isEmpty()) {
            throw CommandFailure.usage(
                    "the tables cannot become those of release "
                            + rollback.target().number() + ":\n" + String.join("\n", refusals),
                    "put on hold what is wrong in the live release instead");
        }
    }

    private static String sentence(Release live, Rollback rollback) {
        List<String> kept = new ArrayList<>();
        if (!rollback.hold().isEmpty()) {
            kept.add(Count.of(rollback.hold().size(), "delivery") + " on hold (" + String.join(", ", rollback.hold())
                    + ")");
        }
        if (!rollback.lift().isEmpty()) {
            kept.add("the hold lifted on " + String.join(", ", rollback.lift()));
        }
        if (rollback.pins().planHash() != null) {
            kept.add("the project pinned");
        }
        rollback.pins().knobs().forEach((knob, value) -> kept.add("knob " + knob + " pinned to " + value));
        if (rollback.pins().waivers() != null) {
            kept.add("waivers pinned");
        }
        return "release " + live.number() + " is taken back: release " + rollback.number()
                + " gets the content of release " + rollback.contentOf()
                + (kept.isEmpty() ? "" : "; " + String.join(", ", kept));
    }
}
