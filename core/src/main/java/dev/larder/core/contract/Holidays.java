package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Days on which nothing is due.
 *
 * @param weekly days of the week, for example Saturday and Sunday
 * @param yearly days of every year as {@code MM-dd}
 * @param days single days
 * @param then what becomes of what would be due on one
 */
public record Holidays(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DayOfWeek> weekly,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> yearly,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LocalDate> days,
        Then then) {
    /** No day. */
    public static final Holidays NONE = new Holidays(List.of(), List.of(), List.of(), Then.NEXT);

    /** Copies the lists; what a document does not say is empty. */
    public Holidays {
        weekly = List.copyOf(Objects.requireNonNullElse(weekly, List.of()));
        yearly = List.copyOf(Objects.requireNonNullElse(yearly, List.of()));
        days = List.copyOf(Objects.requireNonNullElse(days, List.of()));
    }

    /** What becomes of what would be due on a holiday. */
    public enum Then {
        /** It is due at the same time of the next day that is none. */
        NEXT,
        /** It is not due at all. */
        SKIP
    }

    /** Whether the day is one. */
    public boolean has(LocalDate day) {
        return days.contains(day)
                || weekly.contains(day.getDayOfWeek())
                || (!yearly.isEmpty()
                        && yearly.contains(
                                day.toString().substring(day.toString().length() - 5)));
    }
}
