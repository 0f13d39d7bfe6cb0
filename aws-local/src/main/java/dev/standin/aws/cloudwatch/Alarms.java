package dev.standin.aws.cloudwatch;

import dev.standin.aws.cloudwatch.math.Expression;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The alarms of an account and their states. Each evaluation looks at whole minutes that are over, in periods that end with the last
 * of them: an alarm of five minutes is evaluated anew every minute, as on AWS. Safe for use by many threads.
 */
public final class Alarms {
    private final Metrics metrics;
    private final Map<String, Standing> standings = new LinkedHashMap<>();

    /**
     * How an alarm stands.
     *
     * @param since when the state began
     * @param value the newest data point that was looked at, if there is one
     */
    public record Standing(Alarm alarm, State state, Instant since, OptionalDouble value) {}

    /** All begin with {@link State#INSUFFICIENT_DATA}; a name that two have is refused. */
    public Alarms(Metrics metrics, List<Alarm> alarms, Instant now) {
        this.metrics = metrics;
        for (Alarm alarm : alarms) {
            Standing made = new Standing(alarm, State.INSUFFICIENT_DATA, now, OptionalDouble.empty());
            if (standings.put(alarm.name(), made) != null) {
                throw new IllegalArgumentException("two alarms are named " + alarm.name());
            }
        }
    }

    /** Evaluates all, and tells of those whose state changed. */
    public void evaluate(Instant now, Consumer<Standing> changed) {
        change(now).forEach(changed);
    }

    /** How all stand, in the order in which they were declared. */
    public synchronized List<Standing> standings() {
        return List.copyOf(standings.values());
    }

    private synchronized List<Standing> change(Instant now) {
        List<Standing> before = standings();
        before.forEach(standing -> standings.put(standing.alarm().name(), evaluated(standing, now)));
        return standings().stream()
                .filter(after -> before.stream()
                        .noneMatch(old -> old.alarm().equals(after.alarm()) && old.state() == after.state()))
                .toList();
    }

    private Standing evaluated(Standing standing, Instant now) {
        Alarm alarm = standing.alarm();
        List<OptionalDouble> points = points(alarm, now.truncatedTo(ChronoUnit.MINUTES));
        State state = alarm.evaluation().state(points, standing.state());
        OptionalDouble newest =
                points.stream().filter(OptionalDouble::isPresent).findFirst().orElse(OptionalDouble.empty());
        return new Standing(alarm, state, state == standing.state() ? standing.since() : now, newest);
    }

    private List<OptionalDouble> points(Alarm alarm, Instant end) {
        return IntStream.range(0, alarm.evaluation().range())
                .mapToObj(back -> point(alarm, end.minus(alarm.period().multipliedBy(back))))
                .toList();
    }

    private OptionalDouble point(Alarm alarm, Instant to) {
        Map<String, OptionalDouble> values = new HashMap<>();
        Duration period = alarm.period();
        for (Alarm.Query query : alarm.queries()) {
            values.put(query.id(), metrics.value(query.metric(), query.statistic(), to.minus(period), to));
        }
        return alarm.expression()
                .map(text -> Expression.of(text, values.keySet()).at(values))
                .orElseGet(() -> values.values().iterator().next());
    }

    @Override
    public String toString() {
        return standings().stream()
                .map(standing -> standing.alarm().name() + " " + standing.state())
                .collect(Collectors.joining(", "));
    }
}
