package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.decision.Approvals;
import dev.larder.core.decision.Decision;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Agreement;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import java.util.Optional;

/** Agrees to the diff of a run. */
record Approving(Deciding deciding, String run) {
    Taken approve(String why) {
        Environment environment = deciding.environment();
        Agreement agreement = waiting(environment);
        NextRun next = NextRun.of(environment);
        Release live = Releases.newest(environment.lake())
                .orElseThrow(() -> CommandFailure.usage("there is no release yet", null));
        requireNewest(next, live);
        Approvals before = next.approvals(live);
        if (!before.mayApprove(deciding.person())) {
            throw CommandFailure.usage(
                    deciding.person() + " made what run " + run + " would publish, and under the policy "
                            + before.policy().jsonName() + " may not approve it",
                    "it is for somebody other than " + String.join(", ", before.authors()));
        }
        Decision approval = new Decision.Approve(run, next.identity().text(), agreement.digest());
        if (agreement.digest().equals(before.given().get(deciding.person()))) {
            deciding.again(approval);
            return new Taken("run " + run + " is approved by " + deciding.person() + " already", true);
        }
        deciding.take(why, approval);
        String missing = NextRun.of(environment).approvals(live).missing(agreement.digest());
        return new Taken("run " + run + " is approved" + (missing.isEmpty() ? "" : "; " + missing), missing.isEmpty());
    }

    private Agreement waiting(Environment environment) {
        Optional<Agreement> found;
        try {
            found = Agreement.of(environment.lake(), RunFolder.of(run));
        } catch (IllegalArgumentException noName) {
            throw CommandFailure.usage(String.valueOf(noName.getMessage()), "larder status lists the runs")
                    .because(noName);
        }
        return found.orElseThrow(
                () -> CommandFailure.usage("no run " + run + " waits for approval", "larder status lists the runs"));
    }

    /** What would be published now must be what that run took the diff of. */
    private void requireNewest(NextRun next, Release live) {
        Optional<Blocked> waiting = Blocked.find(deciding.environment().lake(), next, live);
        boolean isIt = waiting.filter(blocked -> blocked.run().equals(run)).isPresent()
                || (run.contains(next.identity().text()) && waiting.isEmpty());
        if (!isIt) {
            throw CommandFailure.usage(
                    "run " + run + " is superseded by "
                            + waiting.map(Blocked::run)
                                    .orElse(next.firstExecution().toString())
                            + ": what it would have published has changed",
                    "larder status says which run waits now");
        }
    }
}
