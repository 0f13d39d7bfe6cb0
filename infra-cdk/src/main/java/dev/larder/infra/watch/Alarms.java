package dev.larder.infra.watch;

import dev.larder.core.wiring.Alarm.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmActionConfig;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Alarms of one stack as the wiring declares them, which all tell one topic, when they begin and when they end. */
public final class Alarms extends Construct {
    private final String prefix;
    private final IAlarmAction topic;
    private final List<Alarm> all = new ArrayList<>();

    /**
     * @param prefix of the alarms' names; the key of the topic admits those that begin with {@code larder-} only
     * @param topicArn whom they tell
     */
    public Alarms(Construct scope, String prefix, String topicArn) {
        super(scope, "Alarms");
        this.prefix = prefix;
        this.topic = (at, alarm) ->
                AlarmActionConfig.builder().alarmActionArn(topicArn).build();
    }

    /** Makes one. */
    public void add(dev.larder.core.wiring.Alarm declared) {
        Alarm alarm = Alarm.Builder.create(this, declared.name())
                .alarmName(prefix + declared.name())
                .alarmDescription(declared.text().description())
                .metric(metric(declared))
                .threshold(declared.threshold())
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(declared.periods())
                .datapointsToAlarm(declared.periods())
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(topic);
        alarm.addOkAction(topic);
        all.add(alarm);
    }

    /** All of them, in the order in which they were added. */
    public List<IAlarm> all() {
        return List.copyOf(all);
    }

    private static IMetric metric(dev.larder.core.wiring.Alarm declared) {
        if (declared.expression().isEmpty()) {
            return metric(declared.measures().getFirst());
        }
        Map<String, IMetric> measures = new LinkedHashMap<>();
        declared.measures().forEach(measure -> measures.put(measure.id(), metric(measure)));
        String expression = declared.expression().get();
        return MathExpression.Builder.create()
                .expression(expression)
                .usingMetrics(measures)
                .period(seconds(declared.measures().getFirst()))
                .label(expression)
                .build();
    }

    private static IMetric metric(Measure measure) {
        return Metric.Builder.create()
                .namespace(measure.namespace())
                .metricName(measure.metric())
                .dimensionsMap(measure.dimensions())
                .statistic(measure.of().text())
                .period(seconds(measure))
                .build();
    }

    private static Duration seconds(Measure measure) {
        return Duration.seconds(measure.period().toSeconds());
    }
}
