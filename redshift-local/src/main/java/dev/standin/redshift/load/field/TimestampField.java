package dev.standin.redshift.load.field;

import dev.standin.redshift.dialect.type.Type;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.duckdb.DuckDBWritableVector;

/**
 * TIMESTAMP, and TIMESTAMPTZ, which is kept in UTC and read as UTC unless an offset is given. Omitted parts of the time are 0; an offset
 * in a TIMESTAMP does not count. Source: r_DATEFORMAT_and_TIMEFORMAT_strings.html, automatic-recognition.html, r_Datetime_types.html.
 */
final class TimestampField extends Field {
    private static final int NO_TIMESTAMP = 1206;
    private static final long NANOS = 1_000_000_000;
    private final Day day = new Day();
    private final boolean zoned;
    private final boolean auto;
    private int at;

    TimestampField(Type type, boolean auto) {
        zoned = type.kind() == Type.Kind.TIMESTAMPTZ;
        this.auto = auto;
    }

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        column.setTimestamp(
                row, Day.isWritten(bytes, from, until) ? iso(bytes, from, until) : spelled(bytes, from, until));
    }

    private LocalDateTime iso(byte[] bytes, int from, int until) throws Rejected {
        LocalDate date = day.read(bytes, from);
        at = from + Day.LENGTH;
        if (at == until) {
            return date.atStartOfDay();
        }
        if (bytes[at] != ' ' && !(auto && bytes[at] == 'T')) {
            throw unsettled();
        }
        at++;
        LocalDateTime local = date.atTime(LocalTime.ofNanoOfDay(nanos(bytes, until)));
        int offset = at < until ? offset(bytes, until) : 0;
        return zoned && offset != 0 ? local.minusSeconds(offset) : local;
    }

    /** Nanoseconds of the day of {@code HH:MI[:SS[.ffffff]]}. */
    private long nanos(byte[] bytes, int until) throws Rejected {
        int hour = part(bytes, until);
        int minute = at < until && bytes[at++] == ':' ? part(bytes, until) : -1;
        int second = 0;
        long fraction = 0;
        if (at < until && bytes[at] == ':') {
            at++;
            second = part(bytes, until);
            fraction = at < until && bytes[at] == '.' ? fraction(bytes, until) : 0;
        }
        if (hour < 0 || minute < 0 || second < 0 || hour == 24 || second == 60) {
            throw unsettled();
        }
        if (hour > 24 || minute > 59 || second > 60) {
            throw Rejected.error(NO_TIMESTAMP, "Invalid timestamp; there is no such time");
        }
        return ((hour * 60L + minute) * 60 + second) * NANOS + fraction;
    }

    /** Two digits; -1 if there are none. */
    private int part(byte[] bytes, int until) {
        int part = at + 1 < until ? Day.two(bytes, at) : -1;
        at += 2;
        return part;
    }

    /** What follows a point, one to six digits. */
    private long fraction(byte[] bytes, int until) throws Rejected {
        int first = ++at;
        long nanos = 0;
        while (at < until && at < first + 7 && Numbers.isDigit(bytes[at])) {
            nanos = nanos * 10 + bytes[at++] - '0';
        }
        if (at == first || at > first + 6) {
            throw unsettled();
        }
        for (int digits = at - first; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Seconds east of UTC: {@code Z} or {@code +HH[[:]MI]}. */
    private int offset(byte[] bytes, int until) throws Rejected {
        byte sign = bytes[at++];
        if (auto && sign == 'Z' && at == until) {
            return 0;
        }
        if ((sign != '+' && sign != '-') || !(zoned || auto)) {
            throw unsettled();
        }
        int hours = part(bytes, until);
        at += at < until && bytes[at] == ':' ? 1 : 0;
        int minutes = at < until ? part(bytes, until) : 0;
        if (at != until || hours < 0 || hours > 15 || minutes < 0 || minutes > 59) {
            throw unsettled();
        }
        return (sign == '-' ? -1 : 1) * (hours * 60 + minutes) * 60;
    }

    private LocalDateTime spelled(byte[] bytes, int from, int until) throws Rejected {
        LocalDateTime read = auto ? Spellings.read(bytes, from, until) : null;
        if (read == null) {
            throw unsettled();
        }
        return read;
    }

    private Rejected unsettled() {
        return Rejected.unsettled(
                auto
                        ? "a timestamp in this form"
                        : "a timestamp in another form than YYYY-MM-DD HH:MI:SS" + (zoned ? "OF" : "")
                                + " without TIMEFORMAT 'auto'");
    }
}
