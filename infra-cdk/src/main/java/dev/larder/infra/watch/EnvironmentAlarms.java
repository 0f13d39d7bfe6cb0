package dev.larder.infra.watch;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Metrics;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.constructs.Construct;

/** What an operator of an environment is told. */
public final class EnvironmentAlarms {
    private static final Duration FIVE_MINUTES = Duration.minutes(5);
    private static final String WITHIN = "within five minutes";

    private final Place place;
    private final Alarms alarms;

    private EnvironmentAlarms(Place place, Alarms alarms) {
        this.place = place;
        this.alarms = alarms;
    }

    /**
     * @param deadLetters physical names of every dead-letter queue of the stack
     */
    public static Alarms in(Construct scope, Place place, Wiring wiring, List<String> deadLetters) {
        String prefix = "larder-" + place.names().environment();
        Alarms alarms = new Alarms(scope, prefix, place.shared().alarmTopicArn());
        EnvironmentAlarms watch = new EnvironmentAlarms(place, alarms);
        watch.runs(wiring);
        watch.deliveries();
        watch.queues(wiring, deadLetters);
        watch.silence();
        return alarms;
    }

    private void runs(Wiring wiring) {
        for (Wiring.Machine machine : wiring.machines()) {
            Map<String, IMetric> ends = new LinkedHashMap<>();
            ends.put("failed", execution(machine, "ExecutionsFailed"));
            ends.put("late", execution(machine, "ExecutionsTimedOut"));
            ends.put("aborted", execution(machine, "ExecutionsAborted"));
            alarms.add(
                    "run-failed",
                    sum("failed + late + aborted", ends),
                    1,
                    new AlarmText(
                            "a run failed, took longer than it may, or was stopped",
                            WITHIN,
                            "analysts keep reading the last release; the next try follows within five minutes",
                            "read the report of the run; if the next one fails too, mend what it names",
                            "a-run-failed"));
        }
        alarms.add(
                "run-blocked",
                ours(Metrics.RUNS_BLOCKED, Stats.SUM, FIVE_MINUTES),
                1,
                new AlarmText(
                        "data tests, or a mistake in the project, blocked a run",
                        WITHIN,
                        "analysts keep reading the last release, and later deliveries wait behind it",
                        "read the report of the run; have the delivery corrected, or put it on hold",
                        "a-run-is-blocked"));
    }

    private void deliveries() {
        alarms.add(
                "delivery-rejected",
                ours(Metrics.DELIVERIES_REJECTED, Stats.SUM, FIVE_MINUTES),
                1,
                new AlarmText(
                        "a delivery was rejected",
                        WITHIN,
                        "nothing of it is loaded; the supplier has a receipt with every problem",
                        "nothing, unless the supplier does not send a corrected file",
                        "a-delivery-is-rejected"));
    }

    private void queues(Wiring wiring, List<String> deadLetters) {
        Map<String, IMetric> lengths = new LinkedHashMap<>();
        for (String queue : deadLetters) {
            lengths.put("q" + lengths.size(), queue("ApproximateNumberOfMessagesVisible", queue));
        }
        alarms.add(
                "dead-letters",
                sum(String.join(" + ", lengths.keySet()), lengths),
                1,
                new AlarmText(
                        "a message lies in a dead-letter queue of the environment",
                        WITHIN,
                        "a file may have no receipt, or a run may not have been started; nothing is lost for 14 days",
                        "find the queue on the dashboard, read the log of its function, then redrive the queue",
                        "a-message-lies-in-a-dead-letter-queue"));
        for (Wiring.Queue queue : wiring.queues()) {
            alarms.add(
                    queue.name() + "-waits",
                    queue("ApproximateAgeOfOldestMessage", place.names().queue(queue.name())),
                    Duration.hours(1).toSeconds(),
                    new AlarmText(
                            "the oldest message of the queue %s is an hour old".formatted(queue.name()),
                            WITHIN,
                            queue.name().equals(LarderWiring.LANDED)
                                    ? "files wait for their receipts"
                                    : "accepted deliveries wait for a run",
                            "read the log of the function %s: it fails, or is throttled".formatted(queue.consumer()),
                            "a-queue-waits"));
        }
    }

    private void silence() {
        Duration hour = Duration.hours(1);
        Map<String, IMetric> used = new LinkedHashMap<>();
        used.put("waiting", ours(Metrics.CAUSES_WAITING, Stats.MINIMUM, hour));
        used.put("published", ours(Metrics.RUNS_PUBLISHED, Stats.SUM, hour));
        int hours = place.inputs().options().silentHours();
        alarms.add(
                "no-release",
                MathExpression.Builder.create()
                        .expression("IF(waiting > 0 AND FILL(published, 0) < 1, 1, 0)")
                        .usingMetrics(used)
                        .period(hour)
                        .label("hours without a release though deliveries wait")
                        .build(),
                1,
                hours,
                new AlarmText(
                        "nothing was published though deliveries, or decisions, wait",
                        "for %d hours".formatted(hours),
                        "analysts read a release that is older than what was accepted",
                        "larder status says what waits and why; look for a blocked run or one that fails again and"
                                + " again",
                        "no-release-though-deliveries-wait"));
    }

    private static IMetric sum(String expression, Map<String, IMetric> metrics) {
        return MathExpression.Builder.create()
                .expression(expression)
                .usingMetrics(metrics)
                .period(FIVE_MINUTES)
                .label(expression)
                .build();
    }

    private Metric execution(Wiring.Machine machine, String metric) {
        return metric("AWS/States", metric, Stats.SUM, FIVE_MINUTES)
                .dimensionsMap(Map.of("StateMachineArn", place.arns().machine(machine.name())))
                .build();
    }

    private static Metric queue(String metric, String queue) {
        return metric("AWS/SQS", metric, Stats.MAXIMUM, FIVE_MINUTES)
                .dimensionsMap(Map.of("QueueName", queue))
                .build();
    }

    private Metric ours(String metric, String statistic, Duration period) {
        return metric(Metrics.NAMESPACE, metric, statistic, period)
                .dimensionsMap(Map.of(Metrics.DIMENSION, place.names().environment()))
                .build();
    }

    private static Metric.Builder metric(String namespace, String name, String statistic, Duration period) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .period(period);
    }
}
