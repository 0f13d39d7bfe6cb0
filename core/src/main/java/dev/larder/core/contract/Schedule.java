package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * When a feed's files are due.
 *
 * @param cron five fields as {@link dev.larder.core.calendar.Cron} reads them
 * @param zone the time zone of their clock, for example {@code Europe/Rome}
 * @param graceMinutes how long after it was due a file is not late yet
 * @param latency how many periods before the day on which it is due the newest period of a file lies; null when files count by the time at
 *     which they land
 */
public record Schedule(
        String cron,
        String zone,
        int graceMinutes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer latency,
        Holidays holidays) {}
