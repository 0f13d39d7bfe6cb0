package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Expression.Connective;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.query.FromBinder;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Relation;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * MERGE. Source: r_MERGE.html: that two rows of the source match one of the target is an error, whatever is to be done with it; the rest is decided
 * against what was there before.
 */
final class MergeBinder {
    private final Context context;
    private final ChangeBinder changes;

    MergeBinder(Context context) {
        this.context = context;
        this.changes = new ChangeBinder(context);
    }

    Plan merge(Statement.Merge merge) {
        Relation.Table table = Names.table(context, merge.table());
        Scope source = new Scope(null);
        String using = new FromBinder(changes.queries(), source).bind(merge.source());
        if (using.contains(table.location())) {
            throw new SqlError("Source view/subquery in Merge statement cannot reference target table.");
        }
        if (!equalities(merge.on())) {
            throw new Refusal("MERGE ON anything but equalities that AND joins");
        }
        Scope both = new Scope(null);
        String target = ChangeBinder.target(table, null, both);
        new FromBinder(changes.queries(), both).bind(merge.source());
        String on = changes.queries().binder().condition(merge.on(), both);
        String doubled = "SELECT CASE WHEN count(*) > 0 THEN error('ERROR: Found multiple matches to update the same"
                + " tuple.') END FROM (SELECT 1 FROM " + target + " JOIN " + using + " ON " + on + " GROUP BY "
                + Text.name(table.name()) + ".rowid HAVING count(*) > 1)";
        List<String> sqls = new ArrayList<>(List.of(doubled));
        Statement.Matching matching = merge.matching();
        if (matching == null) {
            sqls.add("DELETE FROM " + target + " USING " + using + " WHERE " + on);
            sqls.add("INSERT INTO " + table.location() + " SELECT " + replaced(table, source) + " FROM " + using);
            return new Plan.Change("MERGE", sqls, false);
        }
        String matched = matching.settings().isEmpty() ? "DELETE" : "UPDATE SET " + settings(table, matching, both);
        sqls.add("MERGE INTO " + target + " USING " + using + " ON " + on + " WHEN MATCHED THEN " + matched
                + " WHEN NOT MATCHED THEN INSERT " + inserted(table, matching, source));
        return new Plan.Change("MERGE", sqls, false);
    }

    private static boolean equalities(Expression on) {
        return switch (on) {
            case Expression.Binary binary -> binary.operator() == Operator.EQUAL;
            case Expression.Junction(Connective operator, var operands) ->
                operator == Connective.AND && operands.stream().allMatch(MergeBinder::equalities);
            default -> false;
        };
    }

    /** The columns of the source for those of the target, one by one. */
    private static String replaced(Relation.Table table, Scope scope) {
        Scope.Source source = scope.sources().getFirst();
        if (source.columns().size() != table.columns().size()) {
            throw new SqlError("MERGE with REMOVE DUPLICATES needs a source with as many columns as the target");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Output have = source.columns().get(i);
            values.add(Casts.assigned(
                            Scope.bound(source, have), table.columns().get(i).type())
                    .sql());
        }
        return String.join(", ", values);
    }

    private String settings(Relation.Table table, Statement.Matching matching, Scope scope) {
        List<Column> columns = table.columns(
                matching.settings().stream().map(Statement.Assignment::column).toList());
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            settings.add(Text.name(columns.get(i).name()) + " = "
                    + changes.value(matching.settings().get(i).value(), columns.get(i), scope));
        }
        return String.join(", ", settings);
    }

    private String inserted(Relation.Table table, Statement.Matching matching, Scope scope) {
        boolean named = !matching.columns().isEmpty();
        List<Column> columns = ChangeBinder.given(
                named ? table.columns(matching.columns()) : table.columns(),
                matching.values().size(),
                named);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(changes.value(matching.values().get(i), columns.get(i), scope));
        }
        values.addAll(changes.defaults(table, columns));
        List<Column> filled = new ArrayList<>(columns);
        filled.addAll(ChangeBinder.defaulted(table, columns));
        return filled.stream().map(c -> Text.name(c.name())).collect(Collectors.joining(", ", "(", ")")) + " VALUES ("
                + String.join(", ", values) + ")";
    }
}
