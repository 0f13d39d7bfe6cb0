package dev.standin.redshift.load.field;

import java.time.LocalDateTime;
import org.duckdb.DuckDBWritableVector;

/** DATE. Source: r_DATEFORMAT_and_TIMEFORMAT_strings.html, automatic-recognition.html. */
final class DateField extends Field {
    private final Day day = new Day();
    private final boolean auto;

    DateField(boolean auto) {
        this.auto = auto;
    }

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        if (until - from == Day.LENGTH && Day.isWritten(bytes, from, until)) {
            column.setDate(row, day.read(bytes, from));
            return;
        }
        LocalDateTime read = auto ? Spellings.read(bytes, from, until) : null;
        if (read == null) {
            throw unread(bytes, from, until);
        }
        column.setDate(row, read.toLocalDate());
    }

    private Rejected unread(byte[] bytes, int from, int until) {
        for (int at = from; at < until; at++) {
            if (auto || Numbers.isDigit(bytes[at])) {
                return Rejected.unsettled(
                        auto
                                ? "a date in this form"
                                : "a date in another form than YYYY-MM-DD without DATEFORMAT 'auto'");
            }
        }
        return Rejected.error(Day.NO_DATE, "Invalid date; expected YYYY-MM-DD");
    }
}
