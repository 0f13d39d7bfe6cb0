package dev.larder.core.calendar;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Schedule;
import dev.larder.core.plan.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lists of holidays that nobody has kept: one of single days says nothing of the years that it does not reach, so that files would be
 * called late on holidays. Days of every week or year need no care.
 */
public final class OutdatedHolidays {
    private OutdatedHolidays() {}

    /** A sentence for each such list of the contracts that are valid at this moment, with the feeds that count on it. */
    public static List<String> of(List<Plan.Feed> feeds, Instant now) {
        Map<String, Set<String>> notes = new LinkedHashMap<>();
        for (Plan.Feed feed : feeds) {
            for (Contract version : feed.versions()) {
                Schedule schedule = version.schedule();
                if (schedule != null && isValid(version, now)) {
                    LocalDate today = now.atZone(ZoneId.of(schedule.zone())).toLocalDate();
                    note(schedule.holidays().days(), today)
                            .ifPresent(note -> notes.computeIfAbsent(note, _ -> new TreeSet<>())
                                    .add(feed.id().toString()));
                }
            }
        }
        return notes.entrySet().stream()
                .map(note -> "the holidays of " + String.join(", ", note.getValue()) + " " + note.getKey())
                .toList();
    }

    private static boolean isValid(Contract version, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return (version.validFrom() == null || !day.isBefore(version.validFrom()))
                && (version.validUntil() == null || day.isBefore(version.validUntil()));
    }

    private static Optional<String> note(List<LocalDate> days, LocalDate today) {
        LocalDate newest = days.stream().max(LocalDate::compareTo).orElse(today);
        if (newest.isBefore(today)) {
            return Optional.of("end on " + newest + ": files will be due, and late, on all later ones; add them");
        }
        boolean isGap = !days.isEmpty() && days.stream().noneMatch(day -> day.getYear() == today.getYear());
        return isGap
                ? Optional.of("have no day in " + today.getYear()
                        + ": files will be due, and late, on its holidays; add them")
                : Optional.empty();
    }
}
