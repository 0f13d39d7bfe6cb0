package dev.larder.core.calendar;

import dev.larder.core.Sha256;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Holidays;
import dev.larder.core.contract.Schedule;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When files of a feed are due, by all versions of its contract: each version says it for the days (UTC) on which it is the newest that is
 * valid. A local time that the clock skips is due when the clock goes on; of one that it shows twice, the earlier moment is meant.
 * Immutable.
 */
public final class DueTimes {
    private static final int LONGEST_MOVE = 31;
    /** Between two days 29 February may lie eight years. */
    private static final int FARTHEST_DAYS = 9 * 366;

    private final List<Contract> versions;

    private DueTimes(List<Contract> versions) {
        this.versions = List.copyOf(versions);
    }

    /** Those of a feed's versions, newest first; empty if none says when. */
    public static Optional<DueTimes> of(List<Contract> versions) {
        return versions.stream().anyMatch(version -> version.schedule() != null)
                ? Optional.of(new DueTimes(versions))
                : Optional.empty();
    }

    /**
     * Throws {@link IllegalArgumentException} with the reason, the end of a sentence, if a schedule's fields are not those of cron, or if
     * there is no day on which anything is due.
     */
    public static void require(String cron) {
        if (!Cron.parse(cron).isEver()) {
            throw new IllegalArgumentException("there is no such day");
        }
    }

    /** What tells these rules from others, 12 hexadecimal digits. */
    public String fingerprint() {
        return Sha256.hex(versions.stream()
                        .map(version -> version.validFrom() + " " + version.validUntil() + " " + version.schedule())
                        .collect(Collectors.joining("\n")))
                .substring(0, 12);
    }

    /** Whether the version that is valid on the day of this moment says when files are due. */
    public boolean isScheduled(Instant at) {
        return version(at).filter(version -> version.schedule() != null).isPresent();
    }

    /** All after the one moment and not after the other, in their order. */
    public List<Due> between(Instant after, Instant until) {
        return sorted(each().flatMap(rule -> rule.between(after, until))).toList();
    }

    /** The first one after a moment; empty if there is none. */
    public Optional<Due> after(Instant moment) {
        return sorted(each().flatMap(
                                rule -> rule.first(1, moment, due -> due.at().isAfter(moment))))
                .findFirst();
    }

    /** The last one that is not after a moment; empty if there is none. */
    public Optional<Due> upTo(Instant moment) {
        return sorted(each().flatMap(
                                rule -> rule.first(-1, moment, due -> !due.at().isAfter(moment))))
                .reduce((earlier, later) -> later);
    }

    private static Stream<Due> sorted(Stream<Due> dues) {
        return dues.sorted(Comparator.comparing(Due::at));
    }

    private Optional<Contract> version(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return versions.stream().filter(version -> version.validOn(day)).findFirst();
    }

    private Stream<Rule> each() {
        return versions.stream().flatMap(version -> {
            Schedule schedule = version.schedule();
            return schedule == null
                    ? Stream.of()
                    : Stream.of(new Rule(version, schedule, Cron.parse(schedule.cron()), ZoneId.of(schedule.zone())));
        });
    }

    /** What one version says. */
    private final class Rule {
        private final Contract version;
        private final Schedule schedule;
        private final Cron cron;
        private final ZoneId zone;

        Rule(Contract version, Schedule schedule, Cron cron, ZoneId zone) {
            this.version = version;
            this.schedule = schedule;
            this.cron = cron;
            this.zone = zone;
        }

        Stream<Due> between(Instant after, Instant until) {
            LocalDate first = LocalDate.ofInstant(after, zone);
            LocalDate last = LocalDate.ofInstant(until, zone);
            return first.datesUntil(last.plusDays(1))
                    .flatMap(this::on)
                    .filter(due -> due.at().isAfter(after) && !due.at().isAfter(until));
        }

        /** The nearest one forward or backward; days on which this version cannot be valid end the search. */
        Stream<Due> first(int step, Instant from, Predicate<Due> wanted) {
            LocalDate start = LocalDate.ofInstant(from, zone);
            Comparator<Due> order = Comparator.comparing(Due::at);
            return LongStream.range(0, FARTHEST_DAYS)
                    .mapToObj(days -> start.plusDays(days * step))
                    .takeWhile(day -> step > 0 ? isBeforeEnd(day) : isAfterBeginning(day))
                    .map(day -> on(day).filter(wanted).min(step > 0 ? order : order.reversed()))
                    .flatMap(Optional::stream)
                    .limit(1);
        }

        private boolean isBeforeEnd(LocalDate day) {
            LocalDate end = version.validUntil();
            return end == null || !day.isAfter(end.plusDays(1));
        }

        private boolean isAfterBeginning(LocalDate day) {
            LocalDate beginning = version.validFrom();
            return beginning == null || !day.isBefore(beginning.minusDays(1));
        }

        private Stream<Due> on(LocalDate day) {
            return said(day).stream()
                    .flatMap(said -> cron.times().stream().map(time -> due(day, time, said)))
                    .filter(due -> version(due.at()).filter(version::equals).isPresent());
        }

        /** The day that the schedule names if something is due on this one: itself, or a holiday before it. */
        private Optional<LocalDate> said(LocalDate day) {
            Holidays holidays = schedule.holidays();
            if (holidays.has(day)) {
                return Optional.empty();
            }
            if (cron.has(day) || holidays.then() == Holidays.Then.SKIP) {
                return Optional.of(day).filter(cron::has);
            }
            return LongStream.rangeClosed(1, LONGEST_MOVE)
                    .mapToObj(day::minusDays)
                    .takeWhile(holidays::has)
                    .filter(cron::has)
                    .findFirst();
        }

        private Due due(LocalDate day, LocalTime time, LocalDate said) {
            Instant at = ZonedDateTime.of(day, time, zone).toInstant();
            return new Due(at, at.plus(Duration.ofMinutes(schedule.graceMinutes())), schedule.zone(), expects(said));
        }

        private @Nullable LocalDate expects(LocalDate said) {
            Integer latency = schedule.latency();
            PeriodUnit unit = version.period().unit();
            if (latency == null || unit == PeriodUnit.NONE) {
                return null;
            }
            LocalDate within = switch (unit) {
                case NONE, DAY -> said.minusDays(latency);
                case MONTH -> said.minusMonths(latency);
                case YEAR -> said.minusYears(latency);
            };
            return Period.of(unit, within).range().orElseThrow().until().minusDays(1);
        }
    }
}
