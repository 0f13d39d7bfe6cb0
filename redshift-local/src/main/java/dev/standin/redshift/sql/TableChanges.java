package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.ColumnDefinition.Mark;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableChange;
import dev.standin.redshift.dialect.tree.TableClause;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.tree.TableName;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** ALTER TABLE RENAME, ALTER DISTSTYLE, DISTKEY and SORTKEY, and APPEND. Sources: r_ALTER_TABLE.html, r_ALTER_TABLE_APPEND.html. */
final class TableChanges {
    private final Context context;

    TableChanges(Context context) {
        this.context = context;
    }

    Plan plan(Statement.AlterTable alter) {
        if (Names.find(context, alter.table().parts()) instanceof Relation.View) {
            throw new Refusal("ALTER TABLE of a view");
        }
        Relation.Table table = Names.table(context, alter.table());
        requirePossible(table, alter.change());
        List<String> sqls = switch (alter.change()) {
            case TableChange.RenameTo(String name) -> renamed(table, name);
            case TableChange.RenameColumn(String column, String name) -> renamed(table, column, name);
            case TableChange.Store(List<TableClause> clauses) -> stored(table, clauses);
            case TableChange.Append(TableName from) -> appended(table, Names.table(context, from));
        };
        return new Plan.Change("ALTER TABLE", sqls, false);
    }

    /** Sources: r_ALTER_TABLE.html, r_ALTER_TABLE_APPEND.html. */
    private void requirePossible(Relation.Table table, TableChange change) {
        boolean temporary = Names.isTemporary(table.schema());
        switch (change) {
            case TableChange.RenameTo(String name) -> {
                if (!temporary && name.startsWith("#")) {
                    throw new SqlError("cannot rename a permanent table to \"" + name + "\"");
                }
            }
            case TableChange.Append(TableName from) -> {
                if (temporary || Names.isTemporary(Names.table(context, from).schema())) {
                    throw new SqlError("ALTER TABLE APPEND needs permanent tables");
                }
            }
            case TableChange.Store(List<TableClause> clauses) -> {
                if (temporary
                        && clauses.stream()
                                .anyMatch(clause -> clause instanceof TableClause.DistStyle(String style)
                                        && !style.equals("key"))) {
                    throw new SqlError("ALTER DISTSTYLE is not supported for temporary tables");
                }
            }
            case TableChange.RenameColumn rename -> {}
        }
    }

    private List<String> renamed(Relation.Table table, String name) {
        if (context.catalog().relation(table.schema(), name) != null) {
            throw new SqlError("relation \"" + name + "\" already exists");
        }
        requireUnbound(table);
        List<String> sqls = new ArrayList<>();
        sqls.add(CatalogText.unnamed(table, "ALTER TABLE RENAME", "true"));
        sqls.add("ALTER TABLE " + table.location() + " RENAME TO " + Text.name(name));
        sqls.add("update " + CatalogText.RELATIONS + " set name = " + Text.quote(name) + where(table, "name"));
        sqls.add("update " + CatalogText.COLUMNS + " set relation_name = " + Text.quote(name)
                + where(table, "relation_name"));
        sqls.add("update " + CatalogText.COMMENTS + " set name = " + Text.quote(name) + where(table, "name"));
        sqls.addAll(RightsText.renamed(Names.key(table), name));
        return sqls;
    }

    /** A view that is bound to the table would go on reading it under the new name. */
    private void requireUnbound(Relation.Table table) {
        if (!context.catalog().dependents(Names.key(table)).isEmpty()) {
            throw new Refusal("ALTER TABLE RENAME of a table that a view is bound to");
        }
    }

    private static String where(Relation.Table table, String column) {
        return " where schema_name = " + Text.quote(table.schema()) + " and " + column + " = "
                + Text.quote(table.name());
    }

    private List<String> renamed(Relation.Table table, String from, String to) {
        Column column = table.columns(List.of(from)).getFirst();
        if (table.columns().stream().anyMatch(each -> each.name().equals(to))) {
            throw new SqlError("column \"" + to + "\" of relation \"" + table.name() + "\" already exists");
        }
        requireUnbound(table);
        Relation.Keys keys = context.catalog().keys(table);
        boolean keyed = keys.distribution().contains(from)
                || keys.sorting().contains(from)
                || keys.constraints().stream().anyMatch(key -> key.columns().contains(from));
        if (keyed) {
            throw new Refusal("RENAME COLUMN of a column that is part of a key");
        }
        return List.of(
                "ALTER TABLE " + table.location() + " RENAME COLUMN " + Text.name(column.name()) + " TO "
                        + Text.name(to),
                "update " + CatalogText.COLUMNS + " set name = " + Text.quote(to) + where(table, "relation_name")
                        + " and name = " + Text.quote(from),
                "update " + CatalogText.COMMENTS + " set column_name = " + Text.quote(to) + where(table, "name")
                        + " and column_name = " + Text.quote(from));
    }

    private List<String> stored(Relation.Table table, List<TableClause> clauses) {
        TableDefinition definition = context.catalog().definition(table);
        boolean sorts = clauses.stream().anyMatch(TableChanges::sorts);
        boolean distributes = clauses.stream().anyMatch(clause -> !sorts(clause));
        requirePossible(definition, clauses, distributes);
        clauses.forEach(clause -> table.columns(columns(clause)));
        List<TableClause> kept = new ArrayList<>(definition.attributes().clauses().stream()
                .filter(clause -> !(sorts && sorts(clause)) && !(distributes && distributes(clause)))
                .toList());
        kept.addAll(clauses.stream()
                .filter(clause -> !(clause instanceof TableClause.SortKey key
                        && key.columns().isEmpty()))
                .toList());
        List<String> sqls = new ArrayList<>();
        sqls.add("update " + CatalogText.RELATIONS + " set definition = "
                + Text.quote(kept.stream().map(Object::toString).collect(Collectors.joining(" ")))
                + where(table, "name"));
        for (ColumnDefinition column : definition.columns()) {
            if (sorts && column.marks().contains(Mark.SORTKEY)) {
                sqls.add(unmarked(table, column, "sortkey"));
            }
            if (distributes && column.marks().contains(Mark.DISTKEY)) {
                sqls.add(unmarked(table, column, "distkey"));
            }
        }
        return sqls;
    }

    private static boolean sorts(TableClause clause) {
        return clause instanceof TableClause.SortKey || clause instanceof TableClause.SortKeyAuto;
    }

    private static boolean distributes(TableClause clause) {
        return clause instanceof TableClause.DistStyle || clause instanceof TableClause.DistKey;
    }

    private static List<String> columns(TableClause clause) {
        return switch (clause) {
            case TableClause.SortKey key -> key.columns();
            case TableClause.DistKey key -> key.columns();
            default -> List.of();
        };
    }

    private static void requirePossible(TableDefinition definition, List<TableClause> clauses, boolean distributes) {
        boolean interleaved = definition.attributes().all(TableClause.SortKey.class).stream()
                .anyMatch(TableClause.SortKey::interleaved);
        if (distributes && interleaved) {
            throw new SqlError(
                    "ALTER DISTSTYLE and ALTER DISTKEY are not supported for a table with an interleaved sort key");
        }
        if (clauses.stream().anyMatch(TableClause.SortKeyAuto.class::isInstance)
                && !definition.sortKeys().isEmpty()) {
            throw new Refusal("ALTER SORTKEY AUTO of a table that has a sort key, which it keeps");
        }
        long kinds = clauses.stream()
                .filter(clause -> !(clause instanceof TableClause.DistKey))
                .map(TableChanges::sorts)
                .distinct()
                .count();
        long said = clauses.stream()
                .filter(clause -> !(clause instanceof TableClause.DistKey))
                .count();
        if (kinds != said) {
            throw new SqlError("ALTER TABLE takes one ALTER SORTKEY and one ALTER DISTKEY or DISTSTYLE");
        }
    }

    /** The attributes of a column without a word; it is sought outside of texts. */
    private static String unmarked(Relation.Table table, ColumnDefinition column, String word) {
        String text = column.written().attributes();
        if (text.contains("'") || text.contains("\"")) {
            throw new Refusal("ALTER " + word.toUpperCase(Locale.ROOT) + " of a table whose column " + column.name()
                    + " has " + word + " beside a text");
        }
        String left = text.replaceAll("(?i)\\b" + word + "\\b", "").strip();
        return "update " + CatalogText.COLUMNS + " set attributes = " + Text.quote(left) + where(table, "relation_name")
                + " and name = " + Text.quote(column.name());
    }

    /** Moves the rows; both tables must be of the same columns, stored in the same way. */
    private List<String> appended(Relation.Table to, Relation.Table from) {
        if (to.equals(from)) {
            throw new SqlError("a table cannot be appended to itself");
        }
        if (!attributes(to).equals(attributes(from)) || !keys(to).equals(keys(from))) {
            throw new SqlError("cannot append table \"" + from.name() + "\" to table \"" + to.name()
                    + "\": both need the same columns, with the same types, encodings, keys and styles");
        }
        String columns = to.columns().stream().map(c -> Text.name(c.name())).collect(Collectors.joining(", "));
        return List.of(
                "INSERT INTO " + to.location() + " (" + columns + ") SELECT " + columns + " FROM " + from.location(),
                "DELETE FROM " + from.location());
    }

    private Map<String, String> attributes(Relation.Table table) {
        TableDefinition definition = context.catalog().definition(table);
        Map<String, ColumnDefinition> written =
                definition.columns().stream().collect(Collectors.toMap(ColumnDefinition::name, Function.identity()));
        return table.columns().stream()
                .collect(Collectors.toMap(
                        Column::name,
                        column -> column.type().declared() + " " + column.notNull() + " "
                                + Objects.requireNonNull(written.get(column.name()))
                                        .encoding()));
    }

    private List<Object> keys(Relation.Table table) {
        TableDefinition definition = context.catalog().definition(table);
        return List.of(
                definition.distKeys(),
                definition.sortKeys(),
                definition.attributes().all(TableClause.DistStyle.class),
                definition.attributes().all(TableClause.SortKey.class).stream()
                        .anyMatch(TableClause.SortKey::interleaved));
    }
}
