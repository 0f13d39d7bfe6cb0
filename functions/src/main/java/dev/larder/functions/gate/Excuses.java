package dev.larder.functions.gate;

import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.Release;
import dev.larder.core.verdict.TestFinding;
import dev.larder.functions.Lake;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunOrder.Waived;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Why a failed test does not block: a waiver covers it, or the run gives back a release that was accepted. One that was given for other deliveries covers no more failing rows than the live release
 * was published with, so what is accepted does not block what comes after it.
 */
record Excuses(Lake lake, RunOrder order, Release compared, Gate gate) {
    /** The finding, as a warning if it is waived. */
    TestFinding applied(GateTest test, TestFinding found) {
        if (!found.verdict().blocks() || test.grain().isPresent()) {
            return found;
        }
        return waiver(test.test(), found)
                .map(Waived::words)
                .or(() -> Restoration.of(lake, order).map(Restoration::because))
                .map(found::excused)
                .orElseGet(() -> tooSmall(test.test())
                        .map(waiver -> found.noting("more than what was " + waiver.words()))
                        .orElse(found));
    }

    /** A waiver that was given for this and does not cover it. */
    private Optional<Waived> tooSmall(DataTest test) {
        return order.waived().reversed().stream()
                .filter(waiver -> waiver.test().equals(test.name()) && waiver.whole())
                .findFirst();
    }

    /** Whether the verdict depends on the live release by a waiver. */
    boolean isAboutLive(DataTest test) {
        return order.waived().stream().anyMatch(waiver -> waiver.test().equals(test.name()) && !waiver.whole());
    }

    private Optional<Waived> waiver(DataTest test, TestFinding found) {
        return order.waived().reversed().stream()
                .filter(waiver -> waiver.test().equals(test.name()))
                .filter(waiver ->
                        waiver.whole() ? waiver.most().covers(found.judged()) : coversWhatIsLive(waiver, test, found))
                .findFirst();
    }

    private boolean coversWhatIsLive(Waived waiver, DataTest test, TestFinding found) {
        if (test.tolerance() != null || !compared.waivers().contains(waiver.id())) {
            return false;
        }
        BigDecimal live =
                lake
                        .find(RunFolder.of(compared.run()).tests(gate), GateResults.class)
                        .map(GateResults::results)
                        .stream()
                        .flatMap(results -> results.stream())
                        .map(GateResults.Result::verdict)
                        .filter(verdict -> verdict.test().equals(test.name()))
                        .findFirst()
                        .map(verdict -> BigDecimal.valueOf(verdict.failing()))
                        .orElse(BigDecimal.ZERO);
        return !waiver.most().percent() && waiver.most().atMost(live).covers(found.judged());
    }
}
