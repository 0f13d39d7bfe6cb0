package dev.standin.redshift.load;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.CopySource;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Column;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads files into a table, within the session's transaction; the first bad value fails all, unless MAXERROR allows some. Not thread-safe. */
public final class Copy {
    private final RowSource source;
    private final LakeObjects lake;
    private final Inserting session;

    /** The session that loads. */
    public interface Inserting {
        /** Executes a statement of DuckDB; returns how many rows it changed. */
        long insert(String duckSql);

        /** The rows of a query of DuckDB, as texts. */
        List<List<@Nullable String>> rows(String duckSql);

        /** Ends the load, by an exception, if somebody wants it to end. */
        void requireGoingOn();
    }

    /** Loads from this lake; the source's function must be known to the session's database. */
    public Copy(RowSource source, LakeObjects lake, Inserting session) {
        this.source = source;
        this.lake = lake;
        this.session = session;
    }

    /** How many rows were loaded, and the errors of those that were passed over. */
    public record Loaded(long rows, List<LoadError> skipped) {}

    /** Loads the files. */
    public Loaded load(Plan.Load load) {
        requireRegion(load.source());
        requireOmittable(load);
        List<Manifest.Entry> files = new Manifest(lake.as(load.source().role())).files(load.source());
        if (load.source().format() == CopySource.Format.PARQUET) {
            return new Loaded(new ParquetFiles(load, session).load(files), List.of());
        }
        try (FileRows rows = new FileRows(load, files, session::requireGoingOn)) {
            return new Loaded(insert(load, rows), rows.skipped());
        } catch (IOException e) {
            throw new SqlError("Problem reading the files of " + load.source().url() + ": one of them cannot be read");
        }
    }

    private long insert(Plan.Load load, FileRows rows) {
        String name = source.add(rows);
        try {
            return session.insert(into(load) + " select *" + defaults(load) + " from " + RowSource.call(name));
        } catch (RuntimeException failed) {
            RuntimeException ours = rows.failure();
            throw ours == null ? failed : ours;
        } finally {
            source.remove(name);
        }
    }

    /** INSERT INTO the columns of the load, and those whose defaults follow the file's values. */
    static String into(Plan.Load load) {
        return "insert into " + load.table().location() + " "
                + Stream.concat(load.columns().stream().map(Column::name), load.defaults().sequencedKeySet().stream())
                        .map(Text::name)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Source: copy-parameters-column-mapping.html. */
    static String defaults(Plan.Load load) {
        return load.defaults().sequencedValues().stream()
                .map(value -> ", " + value)
                .collect(Collectors.joining());
    }

    private void requireRegion(CopySource from) {
        String region = from.options().get("region");
        if (region != null && !region.equals(lake.region())) {
            throw new Refusal("COPY from the region " + region + "; the local buckets are in " + lake.region());
        }
    }

    private static void requireOmittable(Plan.Load load) {
        for (Column column : load.table().columns()) {
            boolean filled = load.columns().contains(column) || load.defaults().containsKey(column.name());
            if (!filled && column.notNull()) {
                throw new SqlError("COPY leaves out the column " + column.name() + ", which is NOT NULL");
            }
        }
    }
}
