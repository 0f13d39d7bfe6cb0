package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.CopySource.Compression;
import dev.standin.redshift.dialect.tree.CopySource.Format;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.UnloadTarget;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.Assumed;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Output;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** UNLOAD: a query whose values are texts as UNLOAD writes them, or for Parquet those of a type that its files have. Source: r_UNLOAD.html. */
final class UnloadBinder {
    private final Context context;

    UnloadBinder(Context context) {
        this.context = context;
    }

    Plan plan(Statement.Unload unload) {
        BoundQuery query = new QueryBinder(context).bind(unload.query(), null);
        UnloadTarget target = unload.target();
        if (target.has("serial") && target.compression() != Compression.NONE) {
            context.findings().assume(Assumed.UNLOADED_NAMES);
        }
        List<Output> outputs = query.outputs();
        requireLabels(outputs);
        boolean parquet = target.format() == Format.PARQUET;
        requirePartition(target, outputs);
        String values = outputs.stream()
                .map(output -> (parquet ? kept(output) : text(output)) + " AS " + Text.name(output.label()))
                .collect(Collectors.joining(", "));
        return new Plan.Unload(
                "SELECT " + values + " FROM (" + query.sql() + ") AS \"unload$\"",
                outputs.stream().map(Output::label).toList(),
                outputs.stream().map(output -> isText(output.type())).toList(),
                target);
    }

    private static boolean isText(Type type) {
        return type.isText() || type.isUnknown();
    }

    private static void requireLabels(List<Output> outputs) {
        Set<String> seen = new HashSet<>();
        for (Output output : outputs) {
            if (!seen.add(output.label())) {
                throw new Refusal("UNLOAD of two columns with the name " + output.label());
            }
        }
    }

    private static void requirePartition(UnloadTarget target, List<Output> outputs) {
        for (String column : target.partition()) {
            Output found = outputs.stream()
                    .filter(output -> output.label().equals(column))
                    .findFirst()
                    .orElseThrow(() -> new SqlError("partition column \"" + column + "\" is not in the query"));
            boolean known = isText(found.type())
                    || found.type().isInteger()
                    || found.type().kind() == Type.Kind.DATE;
            if (!known || !column.matches("[a-z0-9_]+")) {
                throw new Refusal("UNLOAD PARTITION BY the column " + column + " of type "
                        + found.type().shown());
            }
        }
        if (new HashSet<>(target.partition()).size() >= outputs.size()) {
            throw new SqlError("UNLOAD needs a column that is not in PARTITION BY");
        }
    }

    /** The value as it stands in a text file. */
    private static String text(Output output) {
        Bound value = value(output);
        return switch (output.type().kind()) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, DATE, TIMESTAMP, TIMESTAMPTZ ->
                Casts.text(value).sql();
            case VARCHAR, UNKNOWN -> value.settled().sql();
            case CHAR -> filled(output);
            // "outputs t for true and f for false": r_Boolean_type.html
            case BOOLEAN -> "CASE " + value.sql() + " WHEN true THEN 't' WHEN false THEN 'f' END";
            case DOUBLE, REAL, SUPER, INTERVAL -> throw refused(output, "; cast it");
        };
    }

    private static String kept(Output output) {
        return switch (output.type().kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DECIMAL, DOUBLE, DATE, TIMESTAMP, TIMESTAMPTZ ->
                value(output).sql();
            case VARCHAR, UNKNOWN -> value(output).settled().sql();
            case CHAR -> filled(output);
            case REAL, SUPER, INTERVAL -> throw refused(output, "");
        };
    }

    private static Bound value(Output output) {
        return Bound.of(Text.name(output.sqlName()), output.type());
    }

    /** Whether the blanks at the end of a CHAR are unloaded is not documented. */
    private static String filled(Output output) {
        String name = Text.name(output.sqlName());
        return "CASE WHEN strlen(" + name + ") < " + output.type().size() + " THEN "
                + Macros.refused("UNLOAD of a CHAR that does not fill its column; cast it to varchar") + " ELSE " + name
                + " END";
    }

    private static Refusal refused(Output output, String hint) {
        return new Refusal("UNLOAD of the column " + output.label() + " of type "
                + output.type().shown() + hint);
    }
}
