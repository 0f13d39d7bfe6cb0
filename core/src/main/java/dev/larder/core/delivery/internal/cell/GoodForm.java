package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.DateFormats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A value as a column's contract wants it, for somebody whose value was not of that form. */
final class GoodForm {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 8);
    private static final LocalTime TIME = LocalTime.of(14, 30);
    private static final BigDecimal NUMBER = new BigDecimal("1234.5");
    private static final int MOST_DECIMALS = 2;

    private GoodForm() {}

    /** A number in the column's range, with the decimals that it may have, two at most. */
    static String number(Column column, char separator) {
        int scale = Math.min(column.type().scale(), MOST_DECIMALS);
        BigDecimal number = between(fitting(column), bound(column.minimum()), bound(column.maximum()));
        // A bound with more decimals is written in full: rounded, it could lie outside the range.
        BigDecimal written =
                number.scale() > scale && number.stripTrailingZeros().scale() > scale
                        ? number
                        : number.setScale(scale, RoundingMode.UNNECESSARY);
        return written.toPlainString().replace('.', separator);
    }

    /** The usual number, or one with fewer digits where the column has no room for it. */
    private static BigDecimal fitting(Column column) {
        int scale = column.type().scale();
        BigDecimal number = scale == 0 ? NUMBER.setScale(0, RoundingMode.DOWN) : NUMBER;
        int whole = column.type().length() - scale;
        return column.type().length() == 0 || whole >= 4 ? number : number.remainder(BigDecimal.TEN.pow(whole));
    }

    /** A date in the column's format and range. */
    static String date(Column column) {
        LocalDate least = column.minimum() == null ? LocalDate.MIN : LocalDate.parse(column.minimum());
        LocalDate most = column.maximum() == null ? LocalDate.MAX : LocalDate.parse(column.maximum());
        LocalDate day = between(DAY, least, most);
        String format = column.format();
        return format == null
                ? day.toString()
                : DateFormats.strict(format).format(day.atTime(TIME).atOffset(ZoneOffset.UTC));
    }

    /** A date and time in the column's format. */
    static String time(Column column) {
        String format = column.format();
        return format == null
                ? DAY + "T" + TIME + ":00"
                : DateFormats.strict(format).format(DAY.atTime(TIME).atOffset(ZoneOffset.UTC));
    }

    private static <T extends Comparable<? super T>> T between(T value, @Nullable T least, @Nullable T most) {
        if (least != null && value.compareTo(least) < 0) {
            return least;
        }
        return most != null && value.compareTo(most) > 0 ? most : value;
    }

    private static @Nullable BigDecimal bound(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
