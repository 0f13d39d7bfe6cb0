package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder policy}. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description =
                "Say who must agree before this environment publishes: small-team (nobody), feature-branch (one person"
                        + " approves the diff), governance (two people, none of whom made the change, and waivers are"
                        + " countersigned). A laxer one counts when one person more than the stricter asks for has"
                        + " decided it.")
public final class PolicyCommand extends DecisionCommand {
    @Parameters(paramLabel = "POLICY", description = "small-team, feature-branch or governance.")
    private String policy = "";

    @Override
    Taken decide(Deciding deciding, String why) {
        return set(deciding, policy, why);
    }

    static Taken set(Deciding deciding, String name, String why) {
        Policy wanted;
        try {
            wanted = Policy.of(name);
        } catch (IllegalArgumentException unknown) {
            throw CommandFailure.usage(
                            "policy \"" + name + "\": expected small-team, feature-branch or governance", null)
                    .because(unknown);
        }
        Policy before = deciding.decisions().policy();
        Decision decision = new Decision.SetPolicy(wanted);
        if (before == wanted) {
            deciding.again(decision);
            return new Taken("the policy is " + name + " already", false);
        }
        deciding.take(why, decision);
        Policy now = deciding.decisions().policy();
        return now == wanted
                ? new Taken("the policy is " + name + unsigned(deciding, now), true)
                : new Taken(
                        "the policy stays " + now.jsonName() + " until " + (now.approvals() + 1)
                                + " people have decided for " + name + "; your word is kept",
                        false);
    }

    /** Said at once, before the next run waits for it. */
    private static String unsigned(Deciding deciding, Policy policy) {
        return policy.byOthers()
                        && deciding.decisions()
                                .authors(deciding.environment().settings().plan())
                                .isEmpty()
                ? "; nobody has signed the deployed project yet, and unless it is live already it waits for larder sign"
                : "";
    }
}
