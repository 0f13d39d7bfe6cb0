package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Policy;
import dev.larder.core.decision.Waiver;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder countersign}. */
@Command(
        name = "countersign",
        mixinStandardHelpOptions = true,
        description = "Agree to another person's waiver, which under the policy governance does not count before.")
public final class CountersignCommand extends DecisionCommand {
    @Parameters(paramLabel = "TEST", description = "The test whose newest waiver is meant; larder status lists them.")
    private String test = "";

    @Override
    Taken decide(Deciding deciding, String why) {
        return sign(deciding, test, why);
    }

    static Taken sign(Deciding deciding, String test, String why) {
        Decisions decisions = deciding.decisions();
        List<Waiver> waivers = decisions.waivers().stream()
                .filter(waiver -> waiver.what().test().equals(test)
                        && deciding.environment()
                                .clock()
                                .instant()
                                .isBefore(waiver.what().until()))
                .toList();
        if (waivers.isEmpty()) {
            throw CommandFailure.usage("nobody waives the test " + test + " now", "larder status lists the waivers");
        }
        Waiver waiver = waivers.getLast();
        Decision decision = new Decision.Countersign(waiver.id());
        deciding.take(why, decision);
        if (!deciding.decisions().isValid(waiver, Policy.GOVERNANCE)) {
            throw CommandFailure.usage(
                    "the waiver of " + test + " is by " + waiver.decided().person()
                            + " too: expected the word of a second person",
                    null);
        }
        return new Taken("the waiver of " + test + " by " + waiver.decided().person() + " is countersigned", true);
    }
}
