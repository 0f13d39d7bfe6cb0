package dev.standin.redshift.load;

import com.github.luben.zstd.ZstdInputStream;
import dev.standin.redshift.LakeObjects;
import dev.standin.redshift.sql.Column;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Loads CSV files into a table, within the connection's transaction; the first bad value fails all. Not thread-safe. */
public final class Copy {
    private final DuckDBConnection connection;
    private final LakeObjects lake;

    public Copy(DuckDBConnection connection, LakeObjects lake) {
        this.connection = connection;
        this.lake = lake;
    }

    /** Rows loaded. */
    public long load(Plan.Load load) {
        List<Manifest.Entry> files = new Manifest(lake.as(load.source().role())).files(load.source());
        checkOmitted(load);
        try (DuckDBAppender appender = connection.createAppender(load.table().schema(), load.table().name())) {
            long rows = 0;
            for (Manifest.Entry file : files) {
                rows += file(load, file, appender);
            }
            return rows;
        } catch (SQLException e) {
            throw new SqlError("COPY failed: " + e.getMessage());
        }
    }

    private static void checkOmitted(Plan.Load load) {
        for (Column column : load.table().columns()) {
            if (!load.columns().contains(column) && column.otherwise() != null) {
                throw new Refusal("COPY that leaves out the column " + column.name() + ", which has a default");
            }
            if (!load.columns().contains(column) && column.notNull()) {
                throw new SqlError("COPY leaves out the column " + column.name() + ", which is NOT NULL");
            }
        }
    }

    private long file(Plan.Load load, Manifest.Entry file, DuckDBAppender appender) throws SQLException {
        Map<String, String> options = load.source().options();
        long header = Long.parseLong(options.getOrDefault("header", "0"));
        String nothing = options.getOrDefault("null", "\\N");
        try (BufferedReader reader = opened(load, file)) {
            reader.mark(1);
            if (reader.read() == '\uFEFF') {
                throw new IOException("a byte order mark, which the local Redshift does not skip");
            }
            reader.reset();
            CsvRows csv = new CsvRows(reader, options.getOrDefault("delimiter", ",").charAt(0));
            long rows = 0;
            for (List<CsvRows.Field> fields = csv.next(); !fields.isEmpty(); fields = csv.next()) {
                if (header > 0) {
                    header--;
                } else {
                    row(load, new Line(file.url(), csv.line(), nothing), fields, appender);
                    rows++;
                }
            }
            return rows;
        } catch (IOException e) {
            throw new LoadError(new LoadError.Place(file.url(), 0, "", "", ""), String.valueOf(e.getMessage()));
        }
    }

    /** Where a record stands, and what text means null. */
    private record Line(String url, long number, String nothing) {}

    private void row(Plan.Load load, Line line, List<CsvRows.Field> fields, DuckDBAppender appender) throws SQLException {
        if (fields.size() != load.columns().size()) {
            throw new LoadError(new LoadError.Place(line.url(), line.number(), "", "", ""),
                    (fields.size() > load.columns().size() ? "Extra column(s) found" : "Delimiter not found") + ": expected "
                            + load.columns().size() + " columns, found " + fields.size());
        }
        appender.beginRow();
        for (Column column : load.table().columns()) {
            int at = load.columns().indexOf(column);
            if (at < 0) {
                appender.appendNull();
            } else {
                value(column, line, fields.get(at), appender);
            }
        }
        appender.endRow();
    }

    private static void value(Column column, Line line, CsvRows.Field field, DuckDBAppender appender) throws SQLException {
        LoadError.Place place = new LoadError.Place(line.url(), line.number(), column.name(), column.type().shown(), field.text());
        if (field.quoted() && (field.text().equals(line.nothing()) || (field.text().isEmpty() && !FieldValue.isText(column.type())))) {
            throw new LoadError(place, "a quoted text that stands for null; not supported by the local Redshift");
        }
        boolean isNull = field.text().equals(line.nothing()) || (field.text().isEmpty() && !FieldValue.isText(column.type()));
        if (!isNull) {
            FieldValue.append(column.type(), place, appender);
            return;
        }
        if (column.notNull()) {
            throw new LoadError(place, "Missing data for not-null field");
        }
        appender.appendNull();
    }

    private BufferedReader opened(Plan.Load load, Manifest.Entry file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file.file()), 1 << 16);
        InputStream plain = switch (load.source().compression()) {
            case NONE -> bytes;
            case GZIP -> new GZIPInputStream(bytes, 1 << 16);
            case ZSTD -> new ZstdInputStream(bytes);
        };
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)), 1 << 16);
    }

    /** Statements that record a failure, to be run when its transaction has been rolled back. */
    public static List<String> record(LoadError error, String table, java.time.Instant now) {
        LoadError.Place place = error.place();
        List<String> values = new ArrayList<>(List.of("0", "TIMESTAMP '" + now.toString().replace('T', ' ').replace("Z", "") + "'"));
        for (String text : List.of(table, place.file())) {
            values.add(dev.standin.redshift.sql.Text.quote(text));
        }
        values.add(String.valueOf(place.line()));
        values.add(dev.standin.redshift.sql.Text.quote(place.column()));
        values.add(dev.standin.redshift.sql.Text.quote(place.type()));
        values.add("0");
        values.add(dev.standin.redshift.sql.Text.quote(String.valueOf(error.getMessage()).substring(0, Math.min(500, String.valueOf(error.getMessage()).length()))));
        values.add(dev.standin.redshift.sql.Text.quote(place.value().substring(0, Math.min(1000, place.value().length()))));
        return List.of("insert into \"local$\".load_errors values (" + String.join(", ", values) + ")");
    }
}
