package dev.standin.redshift.load;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.scope.Column;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/** Makes rows of a table out of records. Not thread-safe. */
final class Row {
    /** The most rows of a chunk. */
    static final int MOST = 2048;

    private static final int ABSENT = -1;
    private static final int NO_DELIMITER = 1214;
    private static final int TOO_MANY = 1202;
    private static final int NOT_NULL = 1213;
    private static final int SHOWN = 1024;
    private final String table;
    private final List<Column> columns;
    private final Field[] readers;
    private final DuckDBWritableVector[] vectors;
    private final byte[] nothing;

    /** The column that is read; {@link #ABSENT} between rows. */
    private int reading = ABSENT;

    Row(Plan.Load load) {
        table = load.table().schema() + "." + load.table().name();
        columns = load.columns();
        readers = columns.stream()
                .map(column -> Field.of(column.type(), load.source().options()))
                .toArray(Field[]::new);
        vectors = new DuckDBWritableVector[readers.length];
        nothing = load.source().options().getOrDefault("null", "\\N").getBytes(StandardCharsets.UTF_8);
    }

    String table() {
        return table;
    }

    void begin(DuckDBDataChunkWriter chunk) {
        for (int column = 0; column < vectors.length; column++) {
            vectors[column] = chunk.vector(column);
        }
    }

    void finish(int rows) {
        for (int column = 0; column < vectors.length; column++) {
            readers[column].finish(vectors[column], rows);
        }
    }

    void read(Records records, int row) throws Rejected {
        if (records.fields() != readers.length) {
            throw Rejected.error(
                    records.fields() > readers.length ? TOO_MANY : NO_DELIMITER,
                    (records.fields() > readers.length ? "Extra column(s) found" : "Delimiter not found")
                            + ": expected " + readers.length + " columns, found " + records.fields());
        }
        for (reading = 0; reading < readers.length; reading++) {
            if (records.isDoubled(reading)) {
                byte[] text = records.undoubled(reading);
                read(text, 0, text.length, row, true);
            } else {
                read(records.buffer(), records.from(reading), records.until(reading), row, records.isQuoted(reading));
            }
        }
        reading = ABSENT;
    }

    private void read(byte[] bytes, int from, int until, int row, boolean quoted) throws Rejected {
        Field reader = readers[reading];
        if (!isNull(bytes, from, until, reader)) {
            reader.read(bytes, from, until, vectors[reading], row);
        } else if (quoted) {
            throw Rejected.unsettled("a quoted text that stands for null");
        } else if (columns.get(reading).notNull()) {
            throw Rejected.error(NOT_NULL, "Missing data for not-null field");
        } else {
            reader.readNull(vectors[reading], row);
        }
    }

    private boolean isNull(byte[] bytes, int from, int until, Field reader) {
        return Arrays.equals(bytes, from, until, nothing, 0, nothing.length)
                || (!reader.isText() && Numbers.isBlank(bytes, from, until));
    }

    /** Why the COPY fails, with the place. */
    RuntimeException failure(Rejected rejected, String url, Records records) {
        LoadError.Place place = place(rejected, url, records);
        if (!rejected.isUnsettled()) {
            return new LoadError(table, place, rejected.code(), rejected.why());
        }
        String where = reading == ABSENT
                ? "table " + table
                : "table " + table + ", column " + place.column() + ", value \"" + place.value() + "\"";
        return new Refusal(
                "COPY of " + rejected.why() + " (" + where + ", file " + url + ", line " + place.line() + ")");
    }

    private LoadError.Place place(Rejected rejected, String url, Records records) {
        if (reading == ABSENT) {
            return new LoadError.Place(url, records.line(), "", null, 0, records.shown(), "");
        }
        Column column = columns.get(reading);
        int from = records.from(reading);
        int length = Math.min(SHOWN, records.until(reading) - from);
        String value = new String(records.buffer(), from, length, StandardCharsets.UTF_8);
        return new LoadError.Place(
                url, records.line(), column.name(), column.type(), rejected.position(), records.shown(), value);
    }
}
