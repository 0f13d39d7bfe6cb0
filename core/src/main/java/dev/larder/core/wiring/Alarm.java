package dev.larder.core.wiring;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An alarm that fires when so many periods, one after the other, have reached the threshold; where nothing was measured all is well.
 * CDK makes it on AWS and the local AWS evaluates it, from the same declaration.
 *
 * @param name without the prefix of its stack
 * @param measures all with the same period; ten at most
 * @param expression metric math over the measures' ids, if there is more than one
 * @param periods how many in a row
 */
public record Alarm(
        String name, List<Measure> measures, Optional<String> expression, long threshold, int periods, AlarmText text) {
    /** Copies the list. */
    public Alarm {
        measures = List.copyOf(measures);
    }

    /** An alarm on one metric, that fires as soon as one period reaches the threshold. */
    public static Alarm on(Measure measure, String name, long threshold, AlarmText text) {
        return new Alarm(name, List.of(measure), Optional.empty(), threshold, 1, text);
    }

    /**
     * One metric of CloudWatch.
     *
     * @param id what the expression calls it
     * @param dimensions in this order
     * @param period over which its values become one
     */
    public record Measure(
            String id, String namespace, String metric, Map<String, String> dimensions, Of of, Duration period) {
        /** Copies the map. */
        public Measure {
            dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
        }
    }

    /** How the values of a period become one. */
    public enum Of {
        SUM,
        MINIMUM,
        MAXIMUM;

        /** As CloudWatch writes it, for example {@code Sum}. */
        public String text() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }
}
