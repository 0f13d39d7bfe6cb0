package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import java.util.Map;

/** What the shared base offers to environments, as its stack says below {@code /larder/base/<name>/}. */
record Base(String name, Map<String, String> facts) {
    /** Copies the map. */
    Base {
        facts = Map.copyOf(facts);
    }

    /**
     * The base of this name.
     *
     * @throws CommandFailure if there is none in this account and region
     */
    static Base require(Account account, String name) {
        Map<String, String> facts = account.parameters("/larder/base/" + name + "/");
        if (facts.isEmpty()) {
            throw CommandFailure.usage(
                    "no base \"" + name + "\" in account " + account.number() + ", region " + account.region()
                            + ": environments stand on a Redshift workgroup that they share",
                    "deploy it once, about ten minutes: cd infra-cdk && npx cdk deploy -c base=" + name
                            + "; docs/deploy.md says what it costs");
        }
        return new Base(name, facts);
    }
}
