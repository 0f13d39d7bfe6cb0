package dev.standin.redshift.load;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.load.field.Field;
import dev.standin.redshift.load.field.Rejected;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.scope.Column;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/** Makes rows of a table out of records. Not thread-safe. */
final class Row {
    private static final int ABSENT = -1;
    private static final int NO_DELIMITER = 1214;
    private static final int TOO_MANY = 1202;
    static final int NOT_NULL = 1213;
    private static final int SHOWN = 1024;
    private final String table;
    private final List<Column> columns;
    private final Field[] readers;
    private final DuckDBWritableVector[] vectors;
    private final byte[] nothing;
    private final boolean fills;

    /** The column that is read; {@link #ABSENT} between rows. */
    private int reading = ABSENT;

    Row(Plan.Load load) {
        table = load.table().schema() + "." + load.table().name();
        columns = load.columns();
        readers = columns.stream()
                .map(column -> Field.of(column.type(), load.source()))
                .toArray(Field[]::new);
        vectors = new DuckDBWritableVector[readers.length];
        nothing = load.source().options().getOrDefault("null", "\\N").getBytes(StandardCharsets.UTF_8);
        fills = load.source().has("fillrecord");
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
        if (records.fields() > readers.length || (records.fields() < readers.length && !fills)) {
            throw Rejected.error(
                    records.fields() > readers.length ? TOO_MANY : NO_DELIMITER,
                    (records.fields() > readers.length ? "Extra column(s) found" : "Delimiter not found")
                            + ": expected " + readers.length + " columns, found " + records.fields());
        }
        for (reading = 0; reading < readers.length; reading++) {
            if (reading >= records.fields()) {
                missing(row);
            } else if (records.isAbsent(reading)) {
                readNull(row);
            } else if (records.isChanged(reading)) {
                byte[] text = records.changed(reading);
                read(text, 0, text.length, row, true);
            } else {
                read(records.buffer(), records.from(reading), records.until(reading), row, records.isQuoted(reading));
            }
        }
        reading = ABSENT;
    }

    /** What FILLRECORD loads: zero-length strings for VARCHAR, unless these are null. */
    private void missing(int row) throws Rejected {
        boolean empty = columns.get(reading).type().kind() == Type.Kind.VARCHAR;
        if (empty && !readers[reading].isNull(nothing, 0, 0)) {
            readers[reading].read(nothing, 0, 0, vectors[reading], row);
        } else {
            readNull(row);
        }
    }

    private void read(byte[] bytes, int from, int until, int row, boolean quoted) throws Rejected {
        Field reader = readers[reading];
        if (!isNull(bytes, from, until, reader)) {
            reader.read(bytes, from, until, vectors[reading], row);
        } else if (quoted) {
            throw Rejected.unsettled("a quoted text that stands for null");
        } else {
            readNull(row);
        }
    }

    private void readNull(int row) throws Rejected {
        if (columns.get(reading).notNull()) {
            throw Rejected.error(NOT_NULL, "Missing data for not-null field");
        }
        readers[reading].readNull(vectors[reading], row);
    }

    private boolean isNull(byte[] bytes, int from, int until, Field reader) throws Rejected {
        return Arrays.equals(bytes, from, until, nothing, 0, nothing.length) || reader.isNull(bytes, from, until);
    }

    /** Why the record is not loaded, with the place. */
    RuntimeException failure(Rejected rejected, String url, Records records) {
        try {
            return failed(rejected, url, records);
        } finally {
            reading = ABSENT;
        }
    }

    private RuntimeException failed(Rejected rejected, String url, Records records) {
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
        boolean there = reading < records.fields();
        int from = there ? records.from(reading) : 0;
        int length = there ? Math.min(SHOWN, records.until(reading) - from) : 0;
        String value = new String(records.buffer(), from, length, StandardCharsets.UTF_8);
        return new LoadError.Place(
                url, records.line(), column.name(), column.type(), rejected.position(), records.shown(), value);
    }
}
