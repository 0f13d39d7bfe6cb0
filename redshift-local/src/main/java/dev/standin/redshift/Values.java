package dev.standin.redshift;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.scope.Output;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as the Data API shows them. */
final class Values {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(java.util.Locale.ROOT);

    private Values() {}

    static List<@Nullable Object> row(ResultSet set, List<Output> outputs) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            row.add(value(set, i + 1, outputs.get(i).type()));
        }
        return row;
    }

    /** Rows of the service's own tables, as the engine writes them. */
    static List<List<@Nullable String>> texts(ResultSet set) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (set.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
                row.add(set.getString(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet set, int i, Type type) throws SQLException {
        if (set.getObject(i) == null) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> set.getBoolean(i);
            case SMALLINT, INTEGER, BIGINT -> set.getLong(i);
            case REAL, DOUBLE -> finite(set.getDouble(i));
            case DECIMAL -> decimal(set.getBigDecimal(i), type);
            case CHAR -> padded(set.getString(i), type.size());
            case DATE -> inCalendar(set.getObject(i, LocalDate.class)).toString();
            case TIMESTAMP -> shown(set.getObject(i, LocalDateTime.class));
            case TIMESTAMPTZ -> shown(set.getObject(i, LocalDateTime.class)) + "+00";
            case VARCHAR, UNKNOWN, SUPER -> set.getString(i);
            case INTERVAL -> throw new IllegalStateException("an interval among the results");
        };
    }

    private static String shown(LocalDateTime time) {
        inCalendar(time.toLocalDate());
        return time.format(TIMESTAMP);
    }

    private static LocalDate inCalendar(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new Refusal("a date outside of the years 1 to 9999");
        }
        return date;
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new SqlError("value out of range: overflow");
        }
        return value;
    }

    private static String decimal(BigDecimal value, Type type) {
        return value.setScale(type.scale()).toPlainString();
    }

    private static String padded(String value, int size) {
        return value + " ".repeat(Math.max(0, size - value.length()));
    }
}
