package dev.larder.local;

import dev.larder.core.wiring.Alarm.Measure;
import dev.larder.core.wiring.Alarm.Of;
import dev.standin.aws.cloudwatch.Alarm;
import dev.standin.aws.cloudwatch.Comparison;
import dev.standin.aws.cloudwatch.Evaluation;
import dev.standin.aws.cloudwatch.Metric;
import dev.standin.aws.cloudwatch.MissingData;
import dev.standin.aws.cloudwatch.Statistic;

/** Alarms of the wiring as the local AWS takes them; what CDK's {@code Alarms} says to CloudWatch. */
public final class StandInAlarms {
    private StandInAlarms() {}

    /** One alarm; the prefix stands before its name. */
    public static Alarm of(String prefix, dev.larder.core.wiring.Alarm declared) {
        return new Alarm(
                prefix + declared.name(),
                declared.text().description(),
                declared.measures().stream().map(StandInAlarms::query).toList(),
                declared.expression(),
                new Evaluation(
                        Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                        declared.threshold(),
                        declared.periods(),
                        declared.periods(),
                        MissingData.NOT_BREACHING));
    }

    private static Alarm.Query query(Measure measure) {
        Metric metric = new Metric(measure.namespace(), measure.metric(), measure.dimensions());
        return new Alarm.Query(measure.id(), metric, statistic(measure.of()), measure.period());
    }

    private static Statistic statistic(Of of) {
        return switch (of) {
            case SUM -> Statistic.SUM;
            case MINIMUM -> Statistic.MINIMUM;
            case MAXIMUM -> Statistic.MAXIMUM;
        };
    }
}
