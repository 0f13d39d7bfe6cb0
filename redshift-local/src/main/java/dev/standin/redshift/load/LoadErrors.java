package dev.standin.redshift.load;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table behind the system views that tell of failed loads. */
public final class LoadErrors {
    private static final String TABLE = Macros.SCHEMA + ".load_errors";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private LoadErrors() {}

    /** A statement that records a failure, to be run once the failed transaction has been rolled back. */
    public static String record(LoadError error, Instant now) {
        LoadError.Place place = error.place();
        Type type = place.type();
        String texts = List.of(
                        error.table(),
                        place.file(),
                        place.column(),
                        type == null ? "" : name(type),
                        type == null ? "" : length(type),
                        shown(error.why()),
                        shown(place.record()),
                        shown(place.value()))
                .stream()
                .map(Text::quote)
                .collect(Collectors.joining(", "));
        return "insert into " + TABLE
                + " (user_id, query_id, start_time, line_number, position, error_code, database_name, table_name, file_name,"
                + " column_name, column_type, column_length, error_message, raw_line, value)\n"
                + "values (" + error.user() + ", " + error.query() + ", timestamp '"
                + TIME.format(now.atOffset(ZoneOffset.UTC)) + "', " + place.line() + ", " + place.position() + ", "
                + error.code() + ", current_database(), " + texts + ")";
    }

    /** The type as the views write it: {@code character(3)} is {@code char}. */
    private static String name(Type type) {
        return type.kind() == Type.Kind.CHAR ? "char" : type.apiName();
    }

    private static String length(Type type) {
        return switch (type.kind()) {
            case CHAR, VARCHAR -> String.valueOf(type.size());
            case DECIMAL -> type.size() + ", " + type.scale();
            case BOOLEAN,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE,
                    DATE,
                    TIMESTAMP,
                    TIMESTAMPTZ,
                    SUPER,
                    INTERVAL,
                    UNKNOWN -> "";
        };
    }

    private static String shown(String text) {
        return text.replace('\0', '.');
    }
}
