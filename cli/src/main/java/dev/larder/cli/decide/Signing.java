package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.decision.Decision;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import java.util.List;

/**
 * Signs a plan as one of its authors.
 *
 * @param plan hash, or a prefix that no other has; empty for the one that is deployed
 */
public record Signing(Deciding deciding, String plan) {
    private static final int SHORT_HASH = 12;

    /** Writes it, unless this person has signed the plan already. */
    public Taken sign(String why) {
        String hash = hash();
        String named = "plan " + hash.substring(0, Math.min(SHORT_HASH, hash.length()));
        Decision signature = new Decision.Sign(hash);
        if (deciding.decisions().authors(hash).contains(deciding.person())) {
            deciding.again(signature);
            return new Taken(named + " is signed by " + deciding.person() + " already", true);
        }
        deciding.take(why, signature);
        return new Taken(named + " is signed by " + deciding.person() + ", who cannot approve it", true);
    }

    private String hash() {
        Environment environment = deciding.environment();
        if (plan.isEmpty()) {
            return environment.settings().plan();
        }
        List<String> found = environment
                .lake()
                .objects()
                .keys(LakeLayout.plan(plan).replace(".json", ""))
                .stream()
                .map(key -> key.substring(key.lastIndexOf('/') + 1).replace(".json", ""))
                .toList();
        if (found.size() != 1) {
            throw CommandFailure.usage(
                    (found.isEmpty() ? "no plan " : "more than one plan ") + plan,
                    "larder status names the plan that is deployed; without PLAN it is the one that is signed");
        }
        return found.getFirst();
    }
}
