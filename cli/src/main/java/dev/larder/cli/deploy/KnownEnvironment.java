package dev.larder.cli.deploy;

import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An environment that was deployed, as its stack remembers it below {@code /larder/environments/<slug>/}.
 *
 * @param facts what is remembered: {@code branch}, {@code stage}, {@code owner}, {@code deployed}, {@code expires},
 *     {@code lake-bucket} and more
 */
record KnownEnvironment(String slug, Map<String, String> facts) {
    private static final String ROOT = "/larder/environments/";

    /** Copies the map. */
    KnownEnvironment {
        facts = Map.copyOf(facts);
    }

    /** The branch's environment; empty if it was never deployed here. */
    static Optional<KnownEnvironment> find(Account account, Slug slug) {
        Map<String, String> facts = account.parameters(ROOT + slug.text() + "/");
        return facts.isEmpty() ? Optional.empty() : Optional.of(new KnownEnvironment(slug.text(), facts));
    }

    /** All environments of the account and region, by name. */
    static List<KnownEnvironment> all(Account account) {
        Map<String, Map<String, String>> bySlug = new TreeMap<>();
        account.parameters(ROOT).forEach((name, value) -> {
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
    Stage stage() {
        return Stage.of(fact("stage")).orElse(Stage.PRODUCTION);
    }

    /** A fact, or the empty text. */
    String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
