package dev.larder.infra.watch;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmActionConfig;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Alarms of one stack, which all tell one topic, when they begin and when they end. */
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

    /** An alarm that fires as soon as one period reaches the threshold; where nothing was measured all is well. */
    public void add(String name, IMetric metric, Number threshold, AlarmText text) {
        add(name, metric, threshold, 1, text);
    }

    /** An alarm that fires after so many periods at the threshold, one after the other. */
    public void add(String name, IMetric metric, Number threshold, int periods, AlarmText text) {
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(prefix + "-" + name)
                .alarmDescription(text.description())
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(periods)
                .datapointsToAlarm(periods)
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
}
