package dev.larder.core.calendar;

import dev.larder.core.calendar.FeedCalendar.Came;
import dev.larder.core.calendar.FeedCalendar.How;
import dev.larder.core.calendar.FeedCalendar.Open;
import dev.larder.core.contract.FeedId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a calendar says of one time at which a file of a feed is due.
 *
 * @param zone whose clock is meant
 * @param about the rest of a sentence about it, without a full stop
 */
public record CalendarRow(FeedId feed, Instant due, String zone, State state, String about) {
    private static final int MOST_MISSING = 5;
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

    /** How it stands. */
    public enum State {
        /** A file may still come in time. */
        DUE,
        /** The file came. */
        HERE,
        /** The file should be there. */
        LATE,
        /** No file came before the next one was due. */
        MISSING,
        /** The file came after one with newer periods. */
        OUT_OF_ORDER;

        /** For people, for example {@code out of order}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The rows of a feed's calendar in the order of their times: what did not come, what came last, what is due next. */
    public static List<CalendarRow> of(FeedCalendar calendar, Optional<Due> next, Instant now) {
        List<CalendarRow> rows = new ArrayList<>();
        List<Open> open = calendar.open();
        int hidden = Math.max(0, open.size() - MOST_MISSING);
        for (Open each : open.subList(hidden, open.size())) {
            rows.add(open(calendar, each, now, hidden + calendar.dropped()));
        }
        Came last = calendar.last();
        if (last != null) {
            rows.add(came(calendar.feed(), last));
        }
        next.filter(due -> !calendar.early().contains(due.at()))
                .ifPresent(due -> rows.add(new CalendarRow(
                        calendar.feed(),
                        due.at(),
                        due.zone(),
                        State.DUE,
                        "late from " + shown(due.late(), due.zone()))));
        return rows.stream().sorted(Comparator.comparing(CalendarRow::due)).toList();
    }

    private static CalendarRow open(FeedCalendar calendar, Open each, Instant now, int hidden) {
        boolean first =
                each.equals(calendar.open().get(Math.max(0, calendar.open().size() - MOST_MISSING)));
        State state = each.late().isAfter(now)
                ? State.DUE
                : each.due().equals(calendar.passed()) ? State.LATE : State.MISSING;
        String about = switch (state) {
            case MISSING -> "never came" + (first && hidden > 0 ? ", nor did " + hidden + " before it" : "");
            case LATE -> "late since " + shown(each.late(), each.zone());
            case DUE, HERE, OUT_OF_ORDER -> "late from " + shown(each.late(), each.zone());
        };
        return new CalendarRow(calendar.feed(), each.due(), each.zone(), state, about);
    }

    private static CalendarRow came(FeedId feed, Came last) {
        boolean inOrder = last.how() != How.OUT_OF_ORDER;
        String how = switch (last.how()) {
            case IN_TIME -> "in time";
            case LATE -> "late";
            case OUT_OF_ORDER -> "after newer ones";
        };
        return new CalendarRow(
                feed,
                last.due(),
                last.zone(),
                inOrder ? State.HERE : State.OUT_OF_ORDER,
                last.file() + " came " + how + ", " + shown(last.landed(), last.zone()));
    }

    /** The time on the clock of its zone, for example {@code 2026-03-16 09:00 Europe/Rome}. */
    public String time() {
        return shown(due, zone);
    }

    /** Whether somebody must be asked. */
    public boolean isBad() {
        return state == State.LATE || state == State.MISSING;
    }

    /** A moment on the clock of a zone of the JDK. */
    public static String shown(Instant moment, String zone) {
        return SHOWN.format(moment.atZone(ZoneId.of(zone))) + " " + zone;
    }
}
