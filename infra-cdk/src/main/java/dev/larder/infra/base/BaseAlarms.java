package dev.larder.infra.base;

import dev.larder.infra.watch.AlarmText;
import dev.larder.infra.watch.Alarms;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.constructs.Construct;

/** What the warehouse costs, and whether databases can be made. Budgets would tell hours later. */
final class BaseAlarms {
    private static final String NAMESPACE = "AWS/Redshift-Serverless";

    private BaseAlarms() {}

    static Alarms in(Construct scope, BaseInputs inputs, BaseParts parts, String topicArn) {
        Alarms alarms = new Alarms(scope, inputs.parameters().resources(), topicArn);
        computeSeconds(alarms, inputs, parts.warehouse());
        parts.usageLimit().ifPresent(limit -> usageLimit(alarms, inputs, parts.warehouse(), limit));
        alarms.add(
                "database-provider-failed",
                parts.provider().function().metricErrors(),
                1,
                new AlarmText(
                        "the provider of databases ended with an error",
                        "within five minutes",
                        "a deployment or removal of an environment waits for it, and fails after an hour",
                        "read the log of the function, then repeat the deployment",
                        "the-provider-of-databases-failed"));
        return alarms;
    }

    private static void computeSeconds(Alarms alarms, BaseInputs inputs, Warehouse warehouse) {
        int most = inputs.capacity().hoursPerMonth() * 3600 / 10;
        alarms.add(
                "compute-seconds",
                metric("ComputeSeconds", Stats.SUM, Duration.days(1), Map.of("Workgroup", warehouse.workgroupName())),
                most,
                new AlarmText(
                        "a tenth of the month's RPU-hours was used in one day",
                        "within 24 hours",
                        "at this rate the warehouse is switched off after ten days",
                        "look which environment and which statements used them",
                        "the-warehouse-costs-more-than-planned"));
    }

    private static void usageLimit(Alarms alarms, BaseInputs inputs, Warehouse warehouse, String limit) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("UsageLimitId", limit);
        dimensions.put("UsageType", WarehouseCalls.USAGE_TYPE);
        dimensions.put("Workgroup", warehouse.workgroupName());
        alarms.add(
                "usage-limit",
                metric("UsageLimitConsumed", Stats.MAXIMUM, Duration.hours(1), dimensions),
                inputs.capacity().hoursPerMonth(),
                new AlarmText(
                        "the RPU-hours of the month are used up",
                        "within the last hour",
                        "the warehouse answers no query until the month ends: no run publishes, and BI tools fail",
                        "raise -c rpu-hours of the base, or wait",
                        "the-usage-limit-is-reached"));
    }

    private static Metric metric(String name, String statistic, Duration period, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName(name)
                .statistic(statistic)
                .period(period)
                .dimensionsMap(dimensions)
                .build();
    }

    /** What is watched. */
    record BaseParts(Warehouse warehouse, Optional<String> usageLimit, DatabaseProvider provider) {}
}
