package dev.larder.cli.reach;

import dev.larder.core.wiring.EnvironmentFacts;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An environment that was deployed, as its stack remembers it in Parameter Store.
 *
 * @param facts what is remembered, by the names of {@link EnvironmentFacts}
 */
public record KnownEnvironment(String slug, Map<String, String> facts) {
    /** Copies the map. */
    public KnownEnvironment {
        facts = Map.copyOf(facts);
    }

    /** Where an account keeps parameters. */
    @FunctionalInterface
    public interface Parameters {
        /** Those below a path, by the rest of their names; empty if there is none. */
        Map<String, String> below(String path);
    }

    /** The branch's environment; empty if it was never deployed here. */
    public static Optional<KnownEnvironment> find(Parameters account, Slug slug) {
        Map<String, String> facts = account.below(EnvironmentFacts.path(slug));
        return facts.isEmpty() ? Optional.empty() : Optional.of(new KnownEnvironment(slug.text(), facts));
    }

    /** All environments of the account and region, by name. */
    public static List<KnownEnvironment> all(Parameters account) {
        Map<String, Map<String, String>> bySlug = new TreeMap<>();
        account.below(EnvironmentFacts.ROOT).forEach((name, value) -> {
            int slash = name.indexOf('/');
            if (slash > 0) {
                bySlug.computeIfAbsent(name.substring(0, slash), none -> new TreeMap<>())
                        .put(name.substring(slash + 1), value);
            }
        });
        List<KnownEnvironment> all = new ArrayList<>();
        bySlug.forEach((slug, facts) -> all.add(new KnownEnvironment(slug, facts)));
        return all;
    }

    /**
     * The stage it has; {@link Stage#PRODUCTION} if what is remembered is not a stage, since nobody should lose what
     * cannot be read.
     */
    public Stage stage() {
        return Stage.of(fact(EnvironmentFacts.STAGE)).orElse(Stage.PRODUCTION);
    }

    /** A fact, or the empty text. */
    public String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
