package dev.larder.functions.planning;

import dev.larder.functions.Environment;
import dev.larder.functions.memory.HandClock;
import java.time.Duration;
import tools.jackson.databind.node.JsonNodeFactory;

/** Calls the functions by which runs begin, for tests of what comes after. */
public final class Planner {
    private Planner() {}

    /** What plan-run says of a run. */
    public static String plan(Environment environment, String run, String identity) {
        return new PlanRun(environment)
                .step(new PlanRun.Request(run, identity))
                .verdict()
                .jsonName();
    }

    /** What start-run says when nothing has come for a while. */
    public static String start(Environment environment) {
        if (environment.clock() instanceof HandClock clock) {
            clock.advance(Duration.ofSeconds(10));
        }
        return new StartRun(environment)
                .step(JsonNodeFactory.instance.objectNode())
                .verdict()
                .jsonName();
    }
}
