package dev.larder.infra.life;

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
        facts.put("branch", place.inputs().branch());
        facts.put("stage", place.stage().text());
        facts.put("base", place.inputs().options().base().base());
        facts.put("owner", place.inputs().options().owner());
        facts.put("expires", place.inputs().options().expires().text());
        facts.put("landing-bucket", place.names().bucket("landing"));
        facts.put("lake-bucket", place.names().bucket("lake"));
        facts.put("variables", Stack.of(this).toJsonString(variables));
        facts.forEach((name, value) -> StringParameter.Builder.create(this, name)
                .parameterName("/larder/environments/" + place.names().environment() + "/" + name)
                .stringValue(value)
                .build());
    }
}
