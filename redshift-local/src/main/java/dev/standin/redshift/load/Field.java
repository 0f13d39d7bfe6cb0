package dev.standin.redshift.load;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import java.util.Map;
import org.duckdb.DuckDBWritableVector;

/** Reads the fields of one column into vectors, one after the other. Not thread-safe. */
abstract class Field {

    /**
     * The reader of a column of this type.
     *
     * @param options of COPY: {@code dateformat} and {@code timeformat} may be {@code auto}
     */
    static Field of(Type type, Map<String, String> options) {
        return switch (type.kind()) {
            case VARCHAR, CHAR -> new TextField(type);
            case SMALLINT, INTEGER, BIGINT -> new WholeField(type);
            case DECIMAL -> new DecimalField(type);
            case DOUBLE -> new DoubleField();
            case BOOLEAN -> new BooleanField();
            case DATE -> new DateField(isAuto(options, "dateformat"));
            case TIMESTAMP, TIMESTAMPTZ -> new TimestampField(type, isAuto(options, "timeformat"));
            case REAL, SUPER, INTERVAL, UNKNOWN -> throw new Refusal("COPY of a column of type " + type.shown());
        };
    }

    private static boolean isAuto(Map<String, String> options, String name) {
        return "auto".equals(options.get(name));
    }

    /** Sets a row to the value that the bytes stand for; they are neither empty nor the text for null. */
    abstract void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected;

    /** Sets a row to null. */
    void readNull(DuckDBWritableVector column, int row) {
        column.setNull(row);
    }

    /** Called when this many rows of the vector have been set. */
    void finish(DuckDBWritableVector column, int rows) {}

    /** Whether an empty field is a value, and not null. */
    boolean isText() {
        return false;
    }
}
