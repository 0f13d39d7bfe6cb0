package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.Until;
import dev.larder.core.blame.Cone;
import dev.larder.core.contract.FeedId;
import dev.larder.core.contract.Spelling;
import dev.larder.core.decision.Allowance;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Model;
import dev.larder.core.run.Release;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Waives one test for the deliveries that the next run would publish, and those that stand aside because of it. */
record TestWaiver(Deciding deciding, String name) {
    Taken waive(String most, String until, String why) {
        NextRun next = NextRun.of(deciding.environment()).with(deciding.environment(), name);
        DataTest test = test(next);
        Allowance allowance = allowance(most, test);
        Instant end = Until.of(until, deciding.environment().clock().instant());
        SortedSet<String> deliveries = deliveries(next, test);
        Decision waiver = new Decision.Waive(
                test.name(),
                deliveries,
                Waiver.scope(next.plan(), test, next.inputs().mapping()),
                allowance,
                end);
        deciding.take(why, waiver);
        return new Taken(
                "test " + test.name() + " is waived up to " + allowance.text() + " until " + end + ", for "
                        + (deliveries.isEmpty()
                                ? "what is in force now"
                                : Count.of(deliveries.size(), "delivery") + " (" + String.join(", ", deliveries) + ")"),
                true);
    }

    private DataTest test(NextRun next) {
        List<String> names = next.plan().tests().stream().map(DataTest::name).toList();
        return next.plan().tests().stream()
                .filter(test -> test.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(names));
    }

    private CommandFailure unknown(List<String> names) {
        if (Model.isGrainTest(name)) {
            return CommandFailure.usage(
                    name + " is a test of the engine: a table whose grain repeats cannot be published",
                    "have the model or the delivery corrected, or hold the delivery");
        }
        return CommandFailure.usage(
                "no data test " + name,
                Spelling.nearest(name, names)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(
                                names.isEmpty()
                                        ? "the project has none"
                                        : "the project has " + String.join(", ", names)));
    }

    private static Allowance allowance(String text, DataTest test) {
        Allowance allowance;
        try {
            allowance = Allowance.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage("--max-deviation " + wrong.getMessage(), null)
                    .because(wrong);
        }
        if (test.tolerance() == null && allowance.percent()) {
            throw CommandFailure.usage(
                    "--max-deviation " + text + ": test " + test.name()
                            + " selects failing rows, of which none is expected, so there is nothing to take a share of",
                    "give the number of failing rows that are right");
        }
        return allowance;
    }

    /** Those that the test sees and the live release does not have. */
    private SortedSet<String> deliveries(NextRun next, DataTest test) {
        Set<FeedId> feeds = Cone.of(next.plan(), test.inputs()).feeds();
        Optional<Release> live = Releases.newest(deciding.environment().lake());
        return live.map(next::newSince).orElse(List.of()).stream()
                .filter(delivery -> feeds.contains(delivery.feed()))
                .map(DeliveryRecord::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
