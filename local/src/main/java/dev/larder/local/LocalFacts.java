package dev.larder.local;

import dev.larder.core.wiring.EnvironmentFacts;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a local environment says of itself in Parameter Store, as CDK's stack does: commands reach it by its endpoint as if it were deployed. */
final class LocalFacts {
    private LocalFacts() {}

    /** The parameters by their whole names; the branch is called as the environment is. */
    static Map<String, String> of(Names names, boolean pulls, Map<String, String> variables) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(EnvironmentFacts.BRANCH, names.environment());
        facts.put(EnvironmentFacts.STAGE, Stage.DEV.text());
        facts.put(EnvironmentFacts.LANDING_BUCKET, names.bucket("landing"));
        facts.put(EnvironmentFacts.LAKE_BUCKET, names.bucket("lake"));
        facts.put(EnvironmentFacts.PULLS, String.valueOf(pulls));
        facts.put(EnvironmentFacts.VARIABLES, JsonMapper.shared().writeValueAsString(variables));
        Map<String, String> parameters = new LinkedHashMap<>();
        String path = EnvironmentFacts.path(new Slug(names.environment()));
        facts.forEach((name, value) -> parameters.put(path + name, value));
        return parameters;
    }
}
