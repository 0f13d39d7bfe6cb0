package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.ColumnDefinition.Mark;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * ALTER COLUMN TYPE: changes the size of a VARCHAR. Source: r_ALTER_TABLE.html, whose limits are the errors here; their words are not
 * documented. That it cannot run in a transaction block is for the sender to see to.
 */
final class ColumnSizes {
    private static final Set<String> ENCODINGS = Set.of("bytedict", "runlength", "text255", "text32k");

    private static final Set<Mark> CONSTRAINTS = EnumSet.of(Mark.PRIMARY_KEY, Mark.UNIQUE, Mark.REFERENCES);

    private final Context context;

    ColumnSizes(Context context) {
        this.context = context;
    }

    Plan widen(Statement.AlterColumn alter) {
        Relation.Table table = Names.table(context, alter.table());
        Column column = table.columns(List.of(alter.column())).getFirst();
        Type type = alter.type();
        if (column.type().kind() != Type.Kind.VARCHAR || type.kind() != Type.Kind.VARCHAR) {
            throw new SqlError("cannot alter the type of column \"" + column.name()
                    + "\": only the size of a VARCHAR can be changed");
        }
        if (column.otherwise() != null) {
            throw new SqlError("cannot alter column \"" + column.name() + "\", which has a default value");
        }
        if (type.size() == column.type().size()) {
            throw new SqlError("target column size should be different");
        }
        if (type.size() < column.type().size()) {
            throw new Refusal("ALTER COLUMN TYPE to a smaller size");
        }
        checkAttributes(table, column);
        new Dropping(context).requireUnread(table, column);
        return new Plan.Change(
                "ALTER TABLE",
                List.of("update " + CatalogText.COLUMNS + " set size = " + type.size() + " where schema_name = "
                        + Text.quote(table.schema()) + " and relation_name = " + Text.quote(table.name())
                        + " and name = " + Text.quote(column.name())),
                false);
    }

    private void checkAttributes(Relation.Table table, Column column) {
        ColumnDefinition written = context.catalog().written(table, column);
        if (written.encoding() != null && ENCODINGS.contains(written.encoding().toLowerCase(Locale.ROOT))) {
            throw new SqlError("cannot alter column \"" + column.name() + "\" with encoding " + written.encoding());
        }
        boolean keyed = context.catalog().keys(table).constraints().stream()
                .anyMatch(constraint -> constraint.columns().contains(column.name()));
        if (keyed || !Collections.disjoint(written.marks(), CONSTRAINTS)) {
            throw new SqlError(
                    "cannot alter column \"" + column.name() + "\", which is part of a unique, primary or foreign key");
        }
    }
}
