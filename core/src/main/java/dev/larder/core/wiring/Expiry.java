package dev.larder.core.wiring;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Until when somebody wants an environment.
 *
 * @param lastDay the last day (UTC) on which it is kept; empty for {@code never}
 */
public record Expiry(Optional<LocalDate> lastDay) {
    private static final String NO_DAY = "never";

    /** Kept until somebody removes it. */
    public static final Expiry NEVER = new Expiry(Optional.empty());

    /** {@code never}, or a day as {@code 2026-12-24}; empty for everything else. */
    public static Optional<Expiry> of(String text) {
        if (text.equals(NO_DAY)) {
            return Optional.of(NEVER);
        }
        try {
            return Optional.of(new Expiry(Optional.of(LocalDate.parse(text))));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** Whether it is over on this day (UTC). */
    public boolean isOver(LocalDate today) {
        return lastDay.filter(today::isAfter).isPresent();
    }

    /** As it was written. */
    public String text() {
        return lastDay.map(LocalDate::toString).orElse(NO_DAY);
    }
}
