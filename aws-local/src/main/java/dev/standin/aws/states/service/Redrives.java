package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.history.History;
import java.time.Duration;
import java.time.Instant;

/** Whether an execution may be redriven: redrive-executions.html, "Eligibility for redrive". */
final class Redrives {
    private static final Duration REDRIVABLE_FOR = Duration.ofDays(14);
    private static final int MOST_REDRIVES = 1_000;

    private Redrives() {}

    /** Why it may not be redriven; empty if it may. */
    static String refusal(Phase phase, Instant now) {
        if (phase.isRunning() || phase.status().equals(Phase.SUCCEEDED)) {
            return "Execution is " + phase.status() + " and cannot be redriven";
        }
        if (phase.closing().orElseThrow().timestamp().plus(REDRIVABLE_FOR).isBefore(now)) {
            return "Execution has exceeded the redrivable period of 14 days";
        }
        if (phase.redrives().size() >= MOST_REDRIVES || phase.events() >= History.MOST_EVENTS - 1) {
            return "Execution has exceeded its limit of redrives or of history events";
        }
        return "";
    }
}
