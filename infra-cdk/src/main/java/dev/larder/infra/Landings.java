package dev.larder.infra;

import dev.larder.core.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/** The rules that announce landed objects on their queues, pinned to account, bucket and prefix. */
final class Landings extends Construct {

    Landings(Construct scope, Place place, Queues queues, List<Wiring.Landing> landings) {
        super(scope, "Landings");
        Rules rules = new Rules(this, place);
        for (Wiring.Landing landing : landings) {
            String rule = landing.rule();
            rules.letIn(rule, queues.queue(landing.queue()));
            CfnRule.Builder.create(this, rule)
                    .name(rules.name(rule))
                    .description("Objects below %s of the bucket %s".formatted(landing.prefix(), landing.bucket()))
                    .eventPattern(pattern(place, landing))
                    .targets(List.of(rules.target(rule, place.arns().queue(landing.queue()))))
                    .build();
        }
    }

    private static Map<String, Object> pattern(Place place, Wiring.Landing landing) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("bucket", Map.of("name", List.of(place.names().bucket(landing.bucket()))));
        detail.put("object", Map.of("key", List.of(Map.of("prefix", landing.prefix()))));
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("source", List.of("aws.s3"));
        pattern.put("detail-type", List.of("Object Created"));
        pattern.put("account", List.of(place.arns().account()));
        pattern.put("detail", detail);
        return pattern;
    }
}
