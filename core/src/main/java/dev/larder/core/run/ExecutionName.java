package dev.larder.core.run;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.Mapping;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name of an execution, {@code 2026-03-15-0123456789ab-1}: within the 80 characters that Step Functions allows, and
 * sorting by landing date.
 *
 * @param newest landing date (UTC) of the newest delivery in force; null, written {@code no-delivery}, when there is none
 * @param attempt from 1; the next after a closed execution of the same identity
 */
public record ExecutionName(@Nullable LocalDate newest, RunIdentity identity, int attempt) {
    private static final String NO_DELIVERY = "no-delivery";
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|" + NO_DELIVERY + ")-([0-9a-f]{12})-([1-9]\\d{0,8})");

    /** Throws {@link IllegalArgumentException} for an attempt below 1. */
    public ExecutionName {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt " + attempt + ": expected 1 or more");
        }
    }

    /** The name of a run's first attempt; of the deliveries only those that the mapping names count. */
    public static ExecutionName first(RunIdentity identity, Mapping mapping, Collection<DeliveryRecord> deliveries) {
        Set<String> inForce = mapping.deliveries();
        LocalDate newest = deliveries.stream()
                .filter(delivery -> inForce.contains(delivery.id()))
                .map(DeliveryRecord::landed)
                .max(Comparator.naturalOrder())
                .map(Landed::date)
                .orElse(null);
        return new ExecutionName(newest, identity, 1);
    }

    /** Reads a name as {@link #toString} writes it; throws {@link IllegalArgumentException} for any other form. */
    public static ExecutionName parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "execution name \"" + name + "\": expected <landing date>-<run identity>-<attempt>");
        }
        String date = matcher.group(1);
        return new ExecutionName(
                date.equals(NO_DELIVERY) ? null : LocalDate.parse(date),
                new RunIdentity(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** The name of the attempt after this one. */
    public ExecutionName next() {
        return new ExecutionName(newest, identity, attempt + 1);
    }

    @Override
    public String toString() {
        return (newest == null ? NO_DELIVERY : newest.toString()) + "-" + identity + "-" + attempt;
    }
}
