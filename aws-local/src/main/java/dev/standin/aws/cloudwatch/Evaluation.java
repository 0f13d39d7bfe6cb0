package dev.standin.aws.cloudwatch;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How data points become a state, as CloudWatch documents it.
 *
 * <p>Source: CloudWatch User Guide, "Alarm evaluation" and "Configuring how CloudWatch alarms treat missing data"
 * (alarms-and-missing-data.html). One thing AWS does not say: how many periods more than {@code periods} it looks back. Its tables have
 * two for three periods; here it is always two.
 *
 * @param periods the most recent data points that count (N)
 * @param toAlarm how many of them must breach (M)
 */
public record Evaluation(Comparison comparison, double threshold, int periods, int toAlarm, MissingData missing) {
    private static final int LOOKED_FURTHER_BACK = 2;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Refuses counts that make no sense. */
    public Evaluation {
        if (periods < 1 || toAlarm < 1 || toAlarm > periods) {
            throw new IllegalArgumentException("an alarm takes %d of %d data points; expected 1 to as many as there are"
                    .formatted(toAlarm, periods));
        }
    }

    /** A whole alarm looks at a day at most, at a week if its periods are an hour or longer (API reference, PutMetricAlarm). */
    void check(String alarm, Duration period) {
        Duration most = period.compareTo(HOUR) < 0 ? DAY : DAY.multipliedBy(7);
        if (period.multipliedBy(periods).compareTo(most) > 0) {
            throw new IllegalArgumentException("the alarm %s looks at %d periods of %s; all together take %s at most"
                    .formatted(alarm, periods, period, most));
        }
    }

    /** How many periods are looked at. */
    int range() {
        return periods + LOOKED_FURTHER_BACK;
    }

    /**
     * The state after an evaluation.
     *
     * @param points one for each period of {@link #range}, the newest first; empty where nothing was measured
     * @param before the state until now
     */
    State state(List<OptionalDouble> points, State before) {
        int[] existing = IntStream.range(0, points.size())
                .filter(i -> points.get(i).isPresent())
                .toArray();
        int[] counted = Arrays.copyOf(existing, Math.min(existing.length, periods));
        int filled = periods - counted.length;
        int[] breaching = Arrays.stream(counted)
                .filter(i -> comparison.isBreached(points.get(i).getAsDouble(), threshold))
                .toArray();
        int breaches = breaching.length + (missing == MissingData.BREACHING ? filled : 0);
        if (breaches >= toAlarm) {
            return State.ALARM;
        }
        boolean onlyBreachesAreThere = breaching.length == counted.length;
        if (filled == 0 || !onlyBreachesAreThere) {
            return State.OK;
        }
        return switch (missing) {
            case BREACHING, NOT_BREACHING -> State.OK;
            case IGNORE -> before;
            case MISSING -> isOldEnough(breaching) ? State.ALARM : State.INSUFFICIENT_DATA;
        };
    }

    /** "- - X - -" alarms, "- - - - X" may still be followed by better news: the oldest breach must be as old as {@code toAlarm}. */
    private boolean isOldEnough(int[] breaching) {
        return breaching.length > 0 && breaching[breaching.length - 1] + 1 >= toAlarm;
    }
}
