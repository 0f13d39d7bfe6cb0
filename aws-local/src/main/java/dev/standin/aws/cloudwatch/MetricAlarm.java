package dev.standin.aws.cloudwatch;

import dev.standin.aws.cloudwatch.Alarms.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alarm as CloudWatch describes it, without what it does when its state changes and the reason of its state, which are not known here.
 *
 * <p>Source: CloudWatch API Reference, API_MetricAlarm.html.
 */
final class MetricAlarm {
    /** An alarm here gives its expression no id; this is the one that CDK gives. */
    private static final String WATCHED = "expr_1";

    private MetricAlarm() {}

    static ObjectNode of(Standing standing) {
        Alarm alarm = standing.alarm();
        Evaluation evaluation = alarm.evaluation();
        ObjectNode answer = JsonMapper.shared()
                .createObjectNode()
                .put("AlarmName", alarm.name())
                .put("AlarmArn", alarm.arn())
                .put("AlarmDescription", alarm.description())
                .put("StateValue", standing.state().name())
                .put("EvaluationPeriods", evaluation.periods())
                .put("DatapointsToAlarm", evaluation.toAlarm())
                .put("Threshold", evaluation.threshold())
                .put("ComparisonOperator", capitals(evaluation.comparison()))
                .put("TreatMissingData", beginningSmall(capitals(evaluation.missing())));
        Instant since = standing.since().truncatedTo(ChronoUnit.MILLIS);
        answer.putPOJO("StateUpdatedTimestamp", since);
        answer.putPOJO("StateTransitionedTimestamp", since);
        return alarm.expression().isPresent() ? withMath(answer, alarm) : withMetric(answer, alarm);
    }

    private static ObjectNode withMetric(ObjectNode answer, Alarm alarm) {
        Alarm.Query query = alarm.queries().getFirst();
        answer.put("Statistic", capitals(query.statistic()))
                .put("Period", query.period().toSeconds());
        return metric(answer, query.metric());
    }

    private static ObjectNode withMath(ObjectNode answer, Alarm alarm) {
        ArrayNode metrics = answer.putArray("Metrics");
        for (Alarm.Query query : alarm.queries()) {
            ObjectNode stat = metrics.addObject()
                    .put("Id", query.id())
                    .put("ReturnData", false)
                    .putObject("MetricStat");
            stat.put("Stat", capitals(query.statistic()))
                    .put("Period", query.period().toSeconds());
            metric(stat.putObject("Metric"), query.metric());
        }
        metrics.addObject()
                .put("Id", WATCHED)
                .put("Expression", alarm.expression().orElseThrow())
                .put("ReturnData", true);
        return answer;
    }

    private static ObjectNode metric(ObjectNode answer, Metric metric) {
        answer.put("Namespace", metric.namespace()).put("MetricName", metric.name());
        ArrayNode dimensions = answer.putArray("Dimensions");
        metric.dimensions()
                .forEach((name, value) ->
                        dimensions.addObject().put("Name", name).put("Value", value));
        return answer;
    }

    /** {@code GREATER_THAN_THRESHOLD} is {@code GreaterThanThreshold}. */
    private static String capitals(Enum<?> constant) {
        return Arrays.stream(constant.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String beginningSmall(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
