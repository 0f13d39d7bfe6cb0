package dev.larder.cli.reach;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.wiring.EnvironmentFacts;
import dev.larder.core.wiring.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * Finds the environment that a person means by {@code --env NAME}: that of the branch of this name, or the one that is called so. Asks for
 * the facts of one environment by their names, which is all that its operators may.
 */
record NamedEnvironment(SsmClient ssm, String region) {
    private static final List<String> FACTS = List.of(
            EnvironmentFacts.BRANCH,
            EnvironmentFacts.STAGE,
            EnvironmentFacts.LANDING_BUCKET,
            EnvironmentFacts.LAKE_BUCKET,
            EnvironmentFacts.PULLS,
            EnvironmentFacts.VARIABLES);

    /**
     * The environment.
     *
     * @throws CommandFailure if there is none, or the name means two
     */
    KnownEnvironment find(String name) {
        if (name.isBlank()) {
            throw CommandFailure.usage(
                    "--env is empty: expected a branch or the name of its environment",
                    "larder environments lists them");
        }
        Slug ofBranch = Slug.of(name);
        Optional<Slug> itself = slug(name).filter(slug -> !slug.equals(ofBranch));
        List<AwsServiceException> denied = new ArrayList<>();
        Optional<KnownEnvironment> branchs = look(ofBranch, denied);
        Optional<KnownEnvironment> called = itself.flatMap(slug -> look(slug, denied));
        if (branchs.isPresent() && called.isPresent()) {
            throw CommandFailure.usage(
                    "--env %s means two: the environment %s of the branch %s, and the environment %s of the branch %s"
                            .formatted(
                                    name,
                                    ofBranch,
                                    name,
                                    called.get().slug(),
                                    called.get().fact(EnvironmentFacts.BRANCH)),
                    "name the branch of the second, or the environment of the first");
        }
        return branchs.or(() -> called).orElseThrow(() -> none(name, ofBranch, denied));
    }

    private RuntimeException none(String name, Slug ofBranch, List<AwsServiceException> denied) {
        if (!denied.isEmpty()) {
            return denied.getFirst();
        }
        String called = name.equals(ofBranch.text()) ? "" : " (it would be called " + ofBranch + ")";
        return CommandFailure.usage(
                "no environment of %s in region %s%s".formatted(name, region, called),
                "larder environments lists what there is; --region and --profile say where to look");
    }

    private static Optional<Slug> slug(String name) {
        try {
            return Optional.of(new Slug(name));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** An operator of one environment may not see whether there is another one. */
    private Optional<KnownEnvironment> look(Slug slug, List<AwsServiceException> denied) {
        String path = EnvironmentFacts.path(slug);
        Map<String, String> facts = new TreeMap<>();
        try {
            List<String> names = FACTS.stream().map(fact -> path + fact).toList();
            for (Parameter found : ssm.getParameters(get -> get.names(names)).parameters()) {
                facts.put(found.name().substring(path.length()), found.value());
            }
        } catch (AwsServiceException refused) {
            if (!AwsAccess.isDenied(refused)) {
                throw refused;
            }
            denied.add(refused);
        }
        return facts.isEmpty() ? Optional.empty() : Optional.of(new KnownEnvironment(slug.text(), facts));
    }
}
