package dev.standin.redshift.load;

import dev.standin.redshift.dialect.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;

/** One field as a value of its column's type, strictly. */
final class FieldValue {
    private static final String WHOLE = "[+-]?[0-9]+";
    private static final String TIMESTAMP = "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?";

    private FieldValue() {}

    static boolean isText(Type type) {
        return type.kind() == Type.Kind.VARCHAR || type.kind() == Type.Kind.CHAR;
    }

    static void append(Type type, LoadError.Place place, DuckDBAppender appender) throws SQLException {
        String text = place.value();
        try {
            switch (type.kind()) {
                case VARCHAR -> appender.append(sized(text, type, place));
                case SMALLINT -> appender.append(Short.parseShort(form(text, WHOLE, place)));
                case INTEGER -> appender.append(Integer.parseInt(form(text, WHOLE, place)));
                case BIGINT -> appender.append(Long.parseLong(form(text, WHOLE, place)));
                case DECIMAL -> appender.append(decimal(text, type, place));
                case DOUBLE -> appender.append(finite(text, place));
                case BOOLEAN -> appender.append(bool(text, place));
                case DATE -> appender.append(LocalDate.parse(form(text, "[0-9]{4}-[0-9]{2}-[0-9]{2}", place)));
                case TIMESTAMP -> appender.append(timestamp(text, place));
                case TIMESTAMPTZ -> appender.append(moment(text, place));
                case CHAR, REAL, SUPER, UNKNOWN -> throw new LoadError(place, "a column of this type is not loaded by the local Redshift");
            }
        } catch (NumberFormatException e) {
            throw new LoadError(place, "Invalid digit, or out of range");
        } catch (DateTimeException e) {
            throw new LoadError(place, "Invalid date or timestamp; expected YYYY-MM-DD [HH:MI:SS]");
        }
    }

    private static String sized(String text, Type type, LoadError.Place place) {
        if (text.length() * 3L > type.size() && text.getBytes(StandardCharsets.UTF_8).length > type.size()) {
            throw new LoadError(place, "String length exceeds DDL length of " + type.size() + " bytes");
        }
        if (text.indexOf('\0') >= 0) {
            throw new LoadError(place, "Missing newline: unexpected character 0x00");
        }
        return text;
    }

    private static double finite(String text, LoadError.Place place) {
        double value = Double.parseDouble(form(text, "[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?", place));
        if (Double.isInfinite(value)) {
            throw new LoadError(place, "Overflow for " + place.type());
        }
        return value;
    }

    private static BigDecimal decimal(String text, Type type, LoadError.Place place) {
        BigDecimal value = new BigDecimal(form(text, "[+-]?[0-9]+([.][0-9]+)?", place));
        if (value.stripTrailingZeros().scale() > type.scale()) {
            throw new LoadError(place, "more than " + type.scale() + " decimal places, which Redshift would cut off; not supported by the local Redshift");
        }
        BigDecimal scaled = value.setScale(type.scale());
        if (scaled.precision() > type.size()) {
            throw new LoadError(place, "Overflow for " + type.shown());
        }
        return scaled;
    }

    private static boolean bool(String text, LoadError.Place place) {
        return switch (text) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default -> throw new LoadError(place, "Unknown boolean format");
        };
    }

    private static LocalDateTime timestamp(String text, LoadError.Place place) {
        String checked = form(text, TIMESTAMP, place);
        return LocalDateTime.parse(checked.replace(' ', 'T'));
    }

    /** In UTC; without an offset it is of UTC. Source: r_DATEFORMAT_and_TIMEFORMAT_strings.html, r_Datetime_types.html. */
    private static LocalDateTime moment(String text, LoadError.Place place) {
        String checked = form(text, TIMESTAMP + "([+-][0-9]{2}(:?[0-9]{2})?)?", place).replace(' ', 'T');
        int offset = Math.max(checked.indexOf('+'), checked.lastIndexOf('-') > 9 ? checked.lastIndexOf('-') : -1);
        return offset < 0
                ? LocalDateTime.parse(checked)
                : LocalDateTime.parse(checked.substring(0, offset)).minusSeconds(ZoneOffset.of(checked.substring(offset)).getTotalSeconds());
    }

    private static String form(String text, String form, LoadError.Place place) {
        if (!text.matches(form)) {
            throw new LoadError(place, "Invalid value for " + place.type());
        }
        return text;
    }
}
