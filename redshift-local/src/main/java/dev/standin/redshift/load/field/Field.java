package dev.standin.redshift.load.field;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.CopySource;
import dev.standin.redshift.dialect.type.Type;
import java.util.Map;
import org.duckdb.DuckDBWritableVector;

/** Reads the fields of one column into vectors, one after the other. Not thread-safe. */
public abstract class Field {
    /** The most rows of a vector. */
    public static final int MOST_ROWS = 2048;

    /**
     * The reader of a column of this type.
     *
     * @param source its {@code dateformat} and {@code timeformat} say how times are written
     */
    public static Field of(Type type, CopySource source) {
        Map<String, String> options = source.options();
        return switch (type.kind()) {
            case VARCHAR, CHAR -> new TextField(type, new TextRules(type, source));
            case SMALLINT, INTEGER, BIGINT -> new WholeField(type);
            case DECIMAL -> new DecimalField(type, source.has("roundec"));
            case DOUBLE -> new DoubleField();
            case BOOLEAN -> new BooleanField();
            case DATE -> new DateField(options.getOrDefault("dateformat", DateField.STANDARD));
            case TIMESTAMP, TIMESTAMPTZ ->
                switch (options.getOrDefault("timeformat", "")) {
                    case "epochsecs" -> new EpochField(false);
                    case "epochmillisecs" -> new EpochField(true);
                    default -> new TimestampField(type, "auto".equals(options.get("timeformat")));
                };
            case REAL, SUPER, INTERVAL, UNKNOWN -> throw new Refusal("COPY of a column of type " + type.shown());
        };
    }

    /** Sets a row to the value that the bytes stand for; they are neither empty nor the text for null. */
    public abstract void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected;

    /** Sets a row to null. */
    public void readNull(DuckDBWritableVector column, int row) {
        column.setNull(row);
    }

    /** Called when this many rows of the vector have been set. */
    public void finish(DuckDBWritableVector column, int rows) {}

    /** Whether the field is null without being the text for null; blank fields are, but for texts. */
    public boolean isNull(byte[] bytes, int from, int until) throws Rejected {
        return Numbers.isBlank(bytes, from, until);
    }
}
