package dev.standin.aws.cloudwatch;

import dev.standin.aws.Callers;
import dev.standin.aws.cloudwatch.math.Expression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An alarm on one metric or on the result of an expression.
 *
 * @param queries what is measured, at most ten, all with the same period
 * @param expression metric math over the queries' ids; needed if there is more than one
 * @param description what a person is told
 */
public record Alarm(
        String name, String description, List<Query> queries, Optional<String> expression, Evaluation evaluation) {
    private static final int MOST_QUERIES = 10;
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]*");

    /**
     * One metric as the alarm sees it.
     *
     * @param id what the expression calls it
     * @param period a whole number of minutes
     */
    public record Query(String id, Metric metric, Statistic statistic, Duration period) {
        /** Refuses an id and a period that CloudWatch refuses, and periods below a minute. */
        public Query {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "the id of a metric begins with a small letter and goes on with letters, digits and _, found '%s'"
                                .formatted(id));
            }
            if (period.toMinutes() < 1 || !period.equals(Duration.ofMinutes(period.toMinutes()))) {
                throw new IllegalArgumentException(
                        "the period of %s is %s; alarms here have whole minutes".formatted(id, period));
            }
        }
    }

    /** Refuses what CloudWatch refuses. */
    public Alarm {
        queries = List.copyOf(queries);
        if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
            throw refused(name, "watches %d metrics; expected 1 to %d".formatted(queries.size(), MOST_QUERIES));
        }
        if (queries.stream().map(Query::period).distinct().count() > 1) {
            throw refused(name, "has metrics of different periods");
        }
        if (queries.size() > 1 && expression.isEmpty()) {
            throw refused(name, "has several metrics and no expression");
        }
        evaluation.check(name, queries.getFirst().period());
        Set<String> ids = queries.stream().map(Query::id).collect(Collectors.toSet());
        expression.ifPresent(text -> Expression.of(text, ids));
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException("the alarm %s %s".formatted(name, why));
    }

    /** Its ARN. */
    public String arn() {
        return arn(name);
    }

    /** The ARN of the alarm of this name; {@code *} is every one. */
    static String arn(String name) {
        return "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(Callers.REGION, Callers.ACCOUNT, name);
    }

    /** How long one data point takes. */
    public Duration period() {
        return queries.getFirst().period();
    }
}
