package dev.larder.infra.life;

import dev.larder.core.wiring.EnvironmentFacts;
import dev.larder.infra.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/** What the environment says of itself below {@code /larder/environments/<slug>/}, for {@code larder environments} and for every command. */
public final class Facts extends Construct {

    /**
     * @param variables those of the environment's functions: with them a command reaches what they reach
     */
    public Facts(Construct scope, Place place, Map<String, String> variables) {
        super(scope, "Facts");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(EnvironmentFacts.BRANCH, place.inputs().branch());
        facts.put(EnvironmentFacts.STAGE, place.stage().text());
        facts.put(EnvironmentFacts.BASE, place.inputs().options().base().base());
        facts.put(EnvironmentFacts.OWNER, place.inputs().options().owner());
        facts.put(EnvironmentFacts.EXPIRES, place.inputs().options().expires().text());
        facts.put(EnvironmentFacts.LANDING_BUCKET, place.names().bucket("landing"));
        facts.put(EnvironmentFacts.LAKE_BUCKET, place.names().bucket("lake"));
        facts.put(EnvironmentFacts.PULLS, String.valueOf(!place.inputs().pulls().isEmpty()));
        facts.put(EnvironmentFacts.VARIABLES, Stack.of(this).toJsonString(variables));
        facts.forEach((name, value) -> StringParameter.Builder.create(this, name)
                .parameterName(EnvironmentFacts.ROOT + place.names().environment() + "/" + name)
                .stringValue(value)
                .build());
    }
}
