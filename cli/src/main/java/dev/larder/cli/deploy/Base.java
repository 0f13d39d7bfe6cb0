package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.format.Format;
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

    /**
     * The same, if it has all that an environment of this version asks for.
     *
     * @throws CommandFailure if a former version deployed it; nothing was changed
     */
    static Base serving(Account account, String name) {
        Base base = require(account, name);
        int has = Format.number(base.facts.getOrDefault(Format.NUMBER, ""));
        if (has < Format.BASE.number()) {
            throw CommandFailure.usage(
                    "the base \"" + name + "\" offers parameters of format " + has
                            + ", and an environment of this version"
                            + " needs format " + Format.BASE.number() + " (Larder " + Format.BASE.since()
                            + " or later)",
                    "deploy the base first, with this version: cd infra-cdk && npx cdk deploy -c base=" + name
                            + "; the environments that stand on it go on");
        }
        return base;
    }
}
