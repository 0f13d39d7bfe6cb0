package dev.standin.redshift.load.field;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** DATE. Source: r_DATEFORMAT_and_TIMEFORMAT_strings.html, automatic-recognition.html. */
final class DateField extends Field {
    private final Day day = new Day();
    /** The form of a day, unless another is given. */
    static final String STANDARD = "YYYY-MM-DD";

    private final boolean auto;
    private final @Nullable DateFormat form;
    private final String format;

    DateField(String format) {
        this.format = format;
        auto = format.equals("auto");
        form = auto || format.equals(STANDARD) ? null : new DateFormat(format);
    }

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        if (form != null) {
            LocalDate given = form.read(new String(bytes, from, until - from, StandardCharsets.ISO_8859_1));
            if (given == null) {
                throw unread(bytes, from, until);
            }
            column.setDate(row, given);
            return;
        }
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
                                : "a date in another form than " + format + " without DATEFORMAT 'auto'");
            }
        }
        return Rejected.error(Day.NO_DATE, "Invalid date; expected " + format);
    }
}
