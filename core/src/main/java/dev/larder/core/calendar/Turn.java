package dev.larder.core.calendar;

import dev.larder.core.calendar.FeedCalendar.Came;
import dev.larder.core.calendar.FeedCalendar.How;
import dev.larder.core.calendar.FeedCalendar.Open;
import dev.larder.core.contract.FeedId;
import dev.larder.core.period.DateRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a feed's calendar forward: what became due, and what came.
 *
 * <p>Where the contract says how far back the newest period of a file lies, a file counts for the times whose periods it has. Otherwise it
 * counts for the time without a file that is as long after the last one as its newest period is after the newest; if none is, for the nearest time that has no file, before it for one that is missing; one that only has periods as old as what came before
 * counts for a missing one alone, and a file that was there before for none. Not thread-safe; for one turn.
 */
public final class Turn {
    private static final Duration NEW_RULES = Duration.ofMinutes(10);
    private static final int MOST_AHEAD = 12;
    private static final int MEANT_WITHIN = 4;

    private final DueTimes times;
    private final FeedCalendar before;
    private Instant until;
    private @Nullable Instant passed;
    private final List<Instant> early;
    private final List<Open> open;
    private int dropped;
    private @Nullable LocalDate newest;
    private @Nullable Came last;
    private final List<String> counted = new ArrayList<>();

    private Turn(FeedCalendar before, DueTimes times) {
        this.before = before;
        this.times = times;
        until = before.until();
        passed = before.passed();
        early = new ArrayList<>(before.early());
        open = new ArrayList<>(before.open());
        dropped = before.dropped();
        newest = before.newest();
        last = before.last();
    }

    /**
     * The calendar of a feed that has none: nothing that is past was due.
     *
     * @param latest what came last; it may have come for the next time
     */
    public static FeedCalendar begin(FeedId feed, DueTimes times, Optional<Arrival> latest, Instant now) {
        Instant passed = times.upTo(now).map(Due::at).orElse(null);
        FeedCalendar empty = new FeedCalendar(
                feed, times.fingerprint(), now, passed, List.of(), List.of(), 0, null, null, List.of());
        Turn turn = new Turn(empty, times);
        latest.filter(came -> passed == null || came.landed().isAfter(passed)).ifPresent(turn::come);
        latest.ifPresent(came -> {
            turn.newest = came.newest();
            turn.counted.add(came.delivery());
        });
        return turn.state();
    }

    /** The calendar after these deliveries, as of now; deliveries that the last turn counted are left out. */
    public static FeedCalendar turned(FeedCalendar before, DueTimes times, List<Arrival> arrivals, Instant now) {
        Turn turn = new Turn(before, times);
        if (!before.rules().equals(times.fingerprint())) {
            turn.underNewRules(now);
        }
        arrivals.stream()
                .filter(arrival -> !before.counted().contains(arrival.delivery()))
                .sorted(Comparator.comparing(Arrival::landed))
                .forEach(arrival -> {
                    turn.advance(arrival.landed().isAfter(now) ? now : arrival.landed());
                    turn.come(arrival);
                });
        turn.advance(now);
        if (!times.isScheduled(now)) {
            turn.open.clear();
            turn.early.clear();
        }
        return turn.state();
    }

    /** What the new rules say of the past is no news; a file that came early counts for the time that is nearest to what it came for. */
    private void underNewRules(Instant now) {
        Instant since = now.minus(NEW_RULES);
        until = until.isBefore(since) ? since : until;
        List<Instant> moved = early.stream()
                .map(was -> times.between(was.minus(Duration.ofDays(1)), was.plus(Duration.ofDays(1))).stream()
                        .map(Due::at)
                        .filter(due -> due.isAfter(until))
                        .min(Comparator.comparing(
                                due -> Duration.between(due, was).abs()))
                        .orElse(was))
                .distinct()
                .toList();
        early.clear();
        early.addAll(moved);
    }

    private void advance(Instant to) {
        if (!to.isAfter(until)) {
            return;
        }
        for (Due due : times.between(until, to)) {
            passed = due.at();
            if (!early.remove(due.at())) {
                open.add(new Open(due.at(), due.late(), due.zone(), false));
            }
        }
        early.removeIf(each -> !each.isAfter(to));
        while (open.size() > FeedCalendar.MOST_OPEN && open.getFirst().said()) {
            open.removeFirst();
            dropped++;
        }
        until = to;
    }

    private void come(Arrival arrival) {
        counted.add(arrival.delivery());
        Optional<Due> next = times.after(until);
        boolean byPeriods = next.or(() -> times.upTo(until))
                .filter(due -> due.expects() != null)
                .isPresent();
        LocalDate itsNewest = arrival.newest();
        LocalDate known = newest;
        boolean old = !arrival.whole() && itsNewest != null && known != null && !itsNewest.isAfter(known);
        if (byPeriods && arrival.days() != null) {
            byPeriods(arrival, arrival.days(), old);
        } else if (old) {
            missing().filter(each -> !arrival.again()).ifPresent(each -> serve(each, arrival, How.OUT_OF_ORDER));
        } else if (arrival.whole() || itsNewest != null || !arrival.again()) {
            meant(arrival)
                    .ifPresentOrElse(each -> serve(each, arrival, how(each, arrival)), () -> nearest(arrival, next));
        }
        if (itsNewest != null && (known == null || itsNewest.isAfter(known))) {
            newest = itsNewest;
        }
    }

    private void byPeriods(Arrival arrival, DateRange days, boolean old) {
        for (Open each : List.copyOf(open)) {
            if (expected(each.due()).filter(expected -> meet(expected, days)).isPresent()) {
                serve(each, arrival, old ? How.OUT_OF_ORDER : how(each, arrival));
            }
        }
        Instant from = until;
        for (int ahead = 0; ahead < MOST_AHEAD; ahead++) {
            Optional<Due> next = times.after(from);
            Optional<DateRange> expected = next.flatMap(due -> expected(due.at()));
            if (expected.filter(range -> range.from().isBefore(days.until())).isEmpty()) {
                return;
            }
            from = next.orElseThrow().at();
            if (meet(expected.get(), days)) {
                comeEarly(next.get(), arrival);
            }
        }
    }

    /** The days of the periods that a file which is due then may have as its newest: after those of the time before. */
    private Optional<DateRange> expected(Instant due) {
        LocalDate to = times.upTo(due).map(Due::expects).orElse(null);
        if (to == null) {
            return Optional.empty();
        }
        LocalDate from = times.upTo(due.minusSeconds(1))
                .map(Due::expects)
                .map(before -> before.plusDays(1))
                .filter(before -> !before.isAfter(to))
                .orElse(to);
        return Optional.of(new DateRange(from, to.plusDays(1)));
    }

    private static boolean meet(DateRange one, DateRange other) {
        return one.from().isBefore(other.until()) && other.from().isBefore(one.until());
    }

    /**
     * The open time that is as long after the one before as the newest period of the file is after the newest that came, to a quarter of the time to
     * the next: who catches up late begins with what is missing, and what is due now is still to come.
     */
    private Optional<Open> meant(Arrival arrival) {
        LocalDate its = arrival.newest();
        LocalDate known = newest;
        Came before = last;
        if (arrival.whole() || its == null || known == null || before == null || before.how() == How.OUT_OF_ORDER) {
            return Optional.empty();
        }
        Instant due = before.due().plus(ChronoUnit.DAYS.between(known, its), ChronoUnit.DAYS);
        return open.stream()
                .filter(each -> times.after(each.due())
                        .map(after -> Duration.between(each.due(), after.at()).dividedBy(MEANT_WITHIN))
                        .filter(room -> Duration.between(each.due(), due).abs().compareTo(room) <= 0)
                        .isPresent())
                .findFirst();
    }

    private void nearest(Arrival arrival, Optional<Due> next) {
        Optional<Due> free = next.filter(due -> !early.contains(due.at()));
        boolean isForNext = free.filter(due -> passed == null
                        || Duration.between(arrival.landed(), due.at())
                                        .compareTo(Duration.between(passed, arrival.landed()))
                                < 0)
                .isPresent();
        if (isForNext) {
            comeEarly(free.orElseThrow(), arrival);
        } else if (!open.isEmpty() && open.getLast().due().equals(passed)) {
            serve(open.getLast(), arrival, how(open.getLast(), arrival));
        } else if (!open.isEmpty()) {
            serve(open.getFirst(), arrival, How.LATE);
        } else {
            free.ifPresent(due -> comeEarly(due, arrival));
        }
    }

    private void comeEarly(Due due, Arrival arrival) {
        if (!early.contains(due.at())) {
            early.add(due.at());
        }
        came(arrival, due.at(), due.zone(), How.IN_TIME);
        if (arrival.whole()) {
            open.clear();
        }
    }

    private void serve(Open served, Arrival arrival, How how) {
        open.remove(served);
        if (arrival.whole()) {
            open.removeIf(each -> each.due().isBefore(served.due()));
        }
        came(arrival, served.due(), served.zone(), how);
    }

    private void came(Arrival arrival, Instant due, String zone, How how) {
        last = new Came(arrival.delivery(), arrival.file(), arrival.landed(), due, zone, how);
    }

    /** The oldest that is open, but for the one that was due last, whose file is late rather than missing. */
    private Optional<Open> missing() {
        return open.stream().filter(each -> !each.due().equals(passed)).findFirst();
    }

    private static How how(Open open, Arrival arrival) {
        return arrival.landed().isBefore(open.late()) ? How.IN_TIME : How.LATE;
    }

    private FeedCalendar state() {
        return new FeedCalendar(
                before.feed(),
                times.fingerprint(),
                until,
                passed,
                early,
                open,
                dropped,
                newest,
                last,
                counted.isEmpty() ? before.counted() : counted);
    }
}
