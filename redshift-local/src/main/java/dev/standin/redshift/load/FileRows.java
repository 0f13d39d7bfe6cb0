package dev.standin.redshift.load;

import com.github.luben.zstd.ZstdInputStream;
import dev.standin.redshift.dialect.tree.CopySource;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.load.field.Field;
import dev.standin.redshift.load.field.Rejected;
import dev.standin.redshift.sql.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.jspecify.annotations.Nullable;

/** The rows of all files of one COPY, a chunk at a time, to be read once, by one thread at a time. */
final class FileRows implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private final Plan.Load load;
    private final Iterator<Manifest.Entry> files;
    private final Runnable cancelled;
    private final Row row;
    private final Skipped skipped;
    private final boolean ignoresBlankLines;
    private @Nullable OpenFile open;
    private @Nullable RuntimeException failure;

    /** A file that is being read. */
    private record OpenFile(String url, InputStream bytes, Records records) {}

    FileRows(Plan.Load load, List<Manifest.Entry> files, Runnable cancelled) {
        this.load = load;
        this.files = files.iterator();
        this.cancelled = cancelled;
        row = new Row(load);
        skipped = new Skipped(load.source());
        ignoresBlankLines = load.source().has("ignoreblanklines");
    }

    /** Says what columns there are: those of the COPY, in its order. */
    void describe(DuckDBTableFunctionBindInfo info) throws SQLException {
        for (int i = 0; i < load.columns().size(); i++) {
            Type type = load.columns().get(i).type();
            try (DuckDBLogicalType column = type.kind() == Type.Kind.DECIMAL
                    ? DuckDBLogicalType.decimal(type.size(), type.scale())
                    : DuckDBLogicalType.of(plain(type))) {
                info.addResultColumn("c" + i, column);
            }
        }
    }

    private static DuckDBColumnType plain(Type type) {
        return switch (type.kind()) {
            case BOOLEAN -> DuckDBColumnType.BOOLEAN;
            case SMALLINT -> DuckDBColumnType.SMALLINT;
            case INTEGER -> DuckDBColumnType.INTEGER;
            case BIGINT -> DuckDBColumnType.BIGINT;
            case DOUBLE -> DuckDBColumnType.DOUBLE;
            case VARCHAR, CHAR -> DuckDBColumnType.VARCHAR;
            case DATE -> DuckDBColumnType.DATE;
            case TIMESTAMP, TIMESTAMPTZ -> DuckDBColumnType.TIMESTAMP;
            case DECIMAL, REAL, SUPER, INTERVAL, UNKNOWN ->
                throw new IllegalArgumentException(type + " is no column of a COPY");
        };
    }

    /** Sets as many rows as there are and have room; returns how many, 0 at the end. */
    long fill(DuckDBDataChunkWriter chunk) {
        try {
            cancelled.run();
            row.begin(chunk);
            int room = (int) Math.min(chunk.capacity(), Field.MOST_ROWS);
            int rows = 0;
            for (OpenFile file = file(); file != null && rows < room; file = file()) {
                rows = fill(file, rows, room);
            }
            row.finish(rows);
            return rows;
        } catch (RuntimeException failed) {
            failure = failed;
            throw failed;
        }
    }

    private int fill(OpenFile file, int filled, int room) {
        int rows = filled;
        try {
            while (rows < room && file.records.next()) {
                rows += isLoaded(file, rows) ? 1 : 0;
            }
            if (rows < room) {
                close();
            }
            return rows;
        } catch (Rejected rejected) {
            throw skipped.structure(row.failure(rejected, file.url, file.records));
        } catch (IOException unreadable) {
            throw unreadable(file.url, unreadable);
        }
    }

    /** Makes a row of the record, unless it is blank, or is one of the errors that MAXERROR allows. */
    private boolean isLoaded(OpenFile file, int at) throws Rejected {
        if (ignoresBlankLines && file.records.isBlankLine()) {
            return false;
        }
        try {
            row.read(file.records, at);
            return true;
        } catch (Rejected rejected) {
            skipped.add(row.failure(rejected, file.url, file.records));
            return false;
        }
    }

    /** The records that were not loaded, in their order. */
    List<LoadError> skipped() {
        return skipped.errors();
    }

    /** The file at hand, or the next one; null after the last. */
    private @Nullable OpenFile file() {
        if (open == null && files.hasNext()) {
            open = opened(files.next());
        }
        return open;
    }

    private OpenFile opened(Manifest.Entry entry) {
        try {
            InputStream bytes = unpacked(Files.newInputStream(entry.file()));
            OpenFile file = new OpenFile(entry.url(), bytes, records(bytes));
            begin(file);
            return file;
        } catch (IOException unreadable) {
            throw unreadable(entry.url(), unreadable);
        }
    }

    private Records records(InputStream bytes) {
        CopySource source = load.source();
        return switch (source.format()) {
            case CSV -> new CsvRecords(bytes, character("delimiter", ","), character("quote", "\""));
            case DELIMITED ->
                new DelimitedRecords(
                        bytes,
                        character("delimiter", "|"),
                        source.has("escape"),
                        source.has("removequotes"),
                        !source.has("null"));
            case JSON -> {
                String option = source.options().getOrDefault("json", "auto");
                yield new JsonRecords(bytes, load.columns(), option.equals("auto ignorecase"));
            }
            case PARQUET -> throw new IllegalArgumentException("Parquet is not read record by record");
        };
    }

    private char character(String option, String otherwise) {
        return load.source().options().getOrDefault(option, otherwise).charAt(0);
    }

    private InputStream unpacked(InputStream bytes) throws IOException {
        return switch (load.source().compression()) {
            case NONE -> bytes;
            case GZIP -> new GZIPInputStream(bytes, BUFFER);
            case ZSTD -> new ZstdInputStream(bytes);
        };
    }

    /** Skips the header. */
    private void begin(OpenFile file) throws IOException {
        try {
            if (file.records.beginsWith((byte) 0xef, (byte) 0xbb, (byte) 0xbf)) {
                throw Rejected.unsettled("a byte order mark");
            }
            long header = Long.parseLong(load.source().options().getOrDefault("header", "0"));
            for (long past = 0; past < header && isSkipped(file.records); past++) {
                cancelled.run();
            }
        } catch (Rejected rejected) {
            throw row.failure(rejected, file.url, file.records);
        }
    }

    private boolean isSkipped(Records records) throws IOException, Rejected {
        return load.source().format() == CopySource.Format.JSON ? records.skipLine() : records.next();
    }

    private LoadError unreadable(String url, IOException why) {
        return new LoadError(row.table(), LoadError.Place.file(url), 1216, String.valueOf(why.getMessage()));
    }

    /** Why no more rows came; null if nothing went wrong here. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.bytes.close();
            open = null;
        }
    }
}
