package dev.larder.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time at which a file is due.
 *
 * @param late from when on it is late
 * @param zone whose clock is meant
 * @param expects the last day of the newest period that the file has; null when files count by the time at which they land
 */
public record Due(
        Instant at, Instant late, String zone, @Nullable LocalDate expects) {}
