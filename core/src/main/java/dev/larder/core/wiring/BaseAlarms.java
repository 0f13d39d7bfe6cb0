package dev.larder.core.wiring;

import dev.larder.core.wiring.Alarm.Measure;
import dev.larder.core.wiring.Alarm.Of;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the warehouse costs, and whether databases can be made. Budgets would tell hours later. */
public final class BaseAlarms {
    /** What is limited, as the metric {@code UsageLimitConsumed} names it. */
    private static final String USAGE_TYPE = "SERVERLESS_COMPUTE";

    private static final String NAMESPACE = "AWS/Redshift-Serverless";

    private BaseAlarms() {}

    /**
     * What is watched.
     *
     * @param usageLimit id of the limit on RPU-hours; none on a workgroup that was adopted
     * @param hoursPerMonth RPU-hours
     * @param provider name of the function that makes databases
     */
    public record Watched(String workgroup, Optional<String> usageLimit, int hoursPerMonth, String provider) {}

    /** All of them. */
    public static List<Alarm> of(Watched watched) {
        List<Alarm> all = new ArrayList<>();
        all.add(computeSeconds(watched));
        watched.usageLimit().ifPresent(limit -> all.add(usageLimit(watched, limit)));
        all.add(providerFailed(watched));
        return all;
    }

    private static Alarm computeSeconds(Watched watched) {
        Map<String, String> workgroup = Map.of("Workgroup", watched.workgroup());
        return Alarm.on(
                new Measure("used", NAMESPACE, "ComputeSeconds", workgroup, Of.SUM, Duration.ofDays(1)),
                "compute-seconds",
                watched.hoursPerMonth() * 3600L / 10,
                new AlarmText(
                        "a tenth of the month's RPU-hours was used in one day",
                        "within 24 hours",
                        "at this rate the warehouse is switched off after ten days",
                        "look which environment and which statements used them",
                        "the-warehouse-costs-more-than-planned"));
    }

    private static Alarm usageLimit(Watched watched, String limit) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("UsageLimitId", limit);
        dimensions.put("UsageType", USAGE_TYPE);
        dimensions.put("Workgroup", watched.workgroup());
        return Alarm.on(
                new Measure("used", NAMESPACE, "UsageLimitConsumed", dimensions, Of.MAXIMUM, Duration.ofHours(1)),
                "usage-limit",
                watched.hoursPerMonth(),
                new AlarmText(
                        "the RPU-hours of the month are used up",
                        "within the last hour",
                        "the warehouse answers no query until the month ends: no run publishes, and BI tools fail",
                        "raise -c rpu-hours of the base, or wait",
                        "the-usage-limit-is-reached"));
    }

    private static Alarm providerFailed(Watched watched) {
        Map<String, String> provider = Map.of("FunctionName", watched.provider());
        return Alarm.on(
                new Measure("errors", "AWS/Lambda", "Errors", provider, Of.SUM, Duration.ofMinutes(5)),
                "database-provider-failed",
                1,
                new AlarmText(
                        "the provider of databases ended with an error",
                        "within five minutes",
                        "a deployment or removal of an environment waits for it, and fails after an hour",
                        "read the log of the function, then repeat the deployment",
                        "the-provider-of-databases-failed"));
    }
}
