package dev.larder.infra;

import dev.larder.core.wiring.Wiring;
import java.util.List;
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
                    .eventPattern(Rules.created(place, landing.bucket(), landing.prefix()))
                    .targets(List.of(rules.target(rule, place.arns().queue(landing.queue()))))
                    .build();
        }
    }
}
