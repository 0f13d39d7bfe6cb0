package dev.standin.redshift.load;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Column;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * COPY of Parquet: the columns of a file are those of the table in their order, whatever their names are; a file with columns of other types is
 * refused. Source: copy-usage_notes-copy-from-columnar.html.
 */
final class ParquetFiles {
    private final Plan.Load load;
    private final Copy.Inserting session;

    ParquetFiles(Plan.Load load, Copy.Inserting session) {
        this.load = load;
        this.session = session;
    }

    long load(List<Manifest.Entry> files) {
        for (Column column : load.columns()) {
            requireKnown(column);
        }
        if (load.source().has("acceptinvchars") || load.source().has("fillrecord")) {
            throw new Refusal("COPY of Parquet with ACCEPTINVCHARS or FILLRECORD");
        }
        files.forEach(this::require);
        long rows = 0;
        for (Manifest.Entry file : files) {
            session.requireGoingOn();
            rows += insert(file);
        }
        return rows;
    }

    private static void requireKnown(Column column) {
        boolean known = switch (column.type().kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE, VARCHAR, DATE, TIMESTAMP -> true;
            case CHAR, REAL, TIMESTAMPTZ, SUPER, INTERVAL, UNKNOWN -> false;
        };
        if (!known) {
            throw new Refusal("COPY of Parquet into the column " + column.name() + " of type "
                    + column.type().shown());
        }
    }

    private void require(Manifest.Entry file) {
        if (file.url().matches(".*[.](gz|snappy|bz2)")) {
            throw new Refusal("COPY of a packed Parquet file (" + file.url() + ")");
        }
        List<List<@Nullable String>> found = described(file);
        if (found.size() != load.columns().size()) {
            throw new SqlError("COPY from Parquet: the file " + file.url() + " has " + found.size()
                    + " columns, the table has " + load.columns().size());
        }
        for (int i = 0; i < found.size(); i++) {
            Column column = load.columns().get(i);
            String type = Objects.requireNonNull(found.get(i).get(1));
            if (!type.equals(written(column.type()))) {
                throw new Refusal("COPY of a Parquet file (" + file.url() + ") whose column "
                        + found.get(i).getFirst() + " is not of the type of the table's column " + column.name()
                        + ", " + column.type().shown());
            }
        }
    }

    /** How the engine names the type. */
    private static String written(Type type) {
        return type.isText() ? "VARCHAR" : DuckType.of(type).replace(" ", "");
    }

    private List<List<@Nullable String>> described(Manifest.Entry file) {
        try {
            return session.rows("describe select * from " + read(file));
        } catch (Objection unreadable) {
            throw new SqlError("COPY from Parquet: the file " + file.url() + " is no Parquet file");
        }
    }

    private long insert(Manifest.Entry file) {
        String values = IntStream.range(0, load.columns().size())
                .mapToObj(i -> value("p" + i, load.columns().get(i)))
                .collect(Collectors.joining(", "));
        String names = IntStream.range(0, load.columns().size())
                .mapToObj(i -> "p" + i)
                .collect(Collectors.joining(", ", "(", ")"));
        return session.insert(Copy.into(load) + " select " + values + Copy.defaults(load) + " from " + read(file)
                + " as \"parquet$\"" + names);
    }

    private static String value(String name, Column column) {
        Type type = column.type();
        return type.isText()
                ? "case when strlen(%s) > %d then error('ERROR: The length of the data column %s is longer than the length defined in the table. Table: %d') else %s end"
                        .formatted(name, type.size(), column.name().replace("'", "''"), type.size(), name)
                : name;
    }

    private static String read(Manifest.Entry file) {
        return "read_parquet(" + Text.quote(file.file().toString()) + ", hive_partitioning = false)";
    }
}
