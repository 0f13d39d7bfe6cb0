package dev.larder.infra;

import dev.larder.core.wiring.Wiring;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/** The rules that poke functions at fixed rates. */
final class Schedules extends Construct {

    Schedules(Construct scope, Place place, List<Wiring.Schedule> schedules) {
        super(scope, "Schedules");
        Rules rules = new Rules(this, place);
        for (Wiring.Schedule schedule : schedules) {
            String rule = schedule.rule();
            CfnRule.Builder.create(this, rule)
                    .name(rules.name(rule))
                    .scheduleExpression(expression(schedule.rate()))
                    .targets(List.of(rules.target(rule, place.liveFunction(schedule.function()))))
                    .build();
            rules.letInvoke(rule, schedule.function());
        }
    }

    static String expression(Duration rate) {
        long minutes = rate.toMinutes();
        if (minutes < 1 || !rate.equals(Duration.ofMinutes(minutes))) {
            throw new IllegalArgumentException(
                    "a schedule has the rate %s; EventBridge takes whole minutes".formatted(rate));
        }
        return minutes == 1 ? "rate(1 minute)" : "rate(%d minutes)".formatted(minutes);
    }
}
