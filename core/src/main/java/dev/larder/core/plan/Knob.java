package dev.larder.core.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A typed parameter of the project.
 *
 * @param type {@code integer}, {@code number}, {@code string}, {@code boolean} or {@code date}
 * @param value its value as text: the project's default
 * @param minimum smallest value allowed, or null
 * @param maximum largest value allowed, or null
 * @param unit for example {@code days}; may be empty
 */
public record Knob(
        String name,
        String type,
        String value,
        @Nullable String minimum,
        @Nullable String maximum,
        String unit,
        String owner,
        String description) {
    /** The most characters of a text. */
    private static final int LONGEST = 256;

    /** Says what a value of this knob must be if the given text is not one; empty if it is. */
    public Optional<String> problem(String text) {
        try {
            return switch (type) {
                case "integer" -> outside(new BigDecimal(Integer.parseInt(text)), BigDecimal::new);
                case "number" -> outside(new BigDecimal(text), BigDecimal::new);
                case "date" -> outside(LocalDate.parse(text), LocalDate::parse);
                case "boolean" ->
                    text.equals("true") || text.equals("false") ? Optional.empty() : Optional.of("true or false");
                default ->
                    text.isEmpty() || text.indexOf('\\') >= 0 || text.length() > LONGEST
                            ? Optional.of("a text of 1 to 256 characters without a backslash")
                            : Optional.empty();
            };
        } catch (NumberFormatException e) {
            return Optional.of(type.equals("integer") ? "an integer" : "a number with a decimal point");
        } catch (DateTimeException e) {
            return Optional.of("a date yyyy-MM-dd");
        }
    }

    private <T extends Comparable<? super T>> Optional<String> outside(T value, Function<String, T> read) {
        boolean low = minimum != null && value.compareTo(read.apply(minimum)) < 0;
        boolean high = maximum != null && value.compareTo(read.apply(maximum)) > 0;
        return low || high ? Optional.of("a value " + range()) : Optional.empty();
    }

    /** Which values are allowed, for people: {@code from 1 to 90 days}. */
    public String range() {
        return "from " + (minimum == null ? "any" : minimum) + " to " + (maximum == null ? "any" : maximum)
                + (unit.isEmpty() ? "" : " " + unit);
    }
}
