package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableName;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DROP TABLE and DROP VIEW, and what depends on what they drop. Sources: r_DROP_TABLE.html, r_DROP_VIEW.html. */
final class Dropping {
    private final Context context;
    private final Set<Acl.Name> gone = new LinkedHashSet<>();

    Dropping(Context context) {
        this.context = context;
    }

    Plan drop(Statement.Drop drop) {
        List<String> sqls = new ArrayList<>();
        drop.names().forEach(name -> sqls.addAll(dropped(name, drop)));
        return new Plan.Change(drop.views() ? "DROP VIEW" : "DROP TABLE", sqls, false);
    }

    /** Source: materialized-view-drop-sql-command.html. */
    Plan drop(Statement.DropMaterialized drop) {
        TableName name = drop.name();
        List<String> sqls = switch (Names.find(context, name.parts())) {
            case null -> missing(drop);
            case Relation.Table table when table.isMaterialized() -> with(table, false, List.of());
            case Relation other -> throw new SqlError("\"" + name.last() + "\" is not a materialized view");
        };
        return new Plan.Change("DROP MATERIALIZED VIEW", sqls, false);
    }

    private static List<String> missing(Statement.DropMaterialized drop) {
        if (!drop.tolerant()) {
            throw new SqlError("materialized view \"" + drop.name() + "\" does not exist");
        }
        return List.of();
    }

    private List<String> dropped(TableName name, Statement.Drop drop) {
        @Nullable Relation found = Names.find(context, name.parts());
        if (found == null && drop.tolerant()) {
            return List.of();
        }
        return switch (found) {
            case null -> throw new SqlError((drop.views() ? "view" : "table") + " \"" + name + "\" does not exist");
            case Relation.View view when drop.views() -> with(view, drop.cascade(), List.of());
            case Relation.Table table
            when table.isMaterialized() ->
                throw new Refusal((drop.views() ? "DROP VIEW" : "DROP TABLE") + " of the materialized view \""
                        + table.name() + "\"; write DROP MATERIALIZED VIEW");
            case Relation.Table table when !drop.views() -> with(table, drop.cascade(), tableGone(table));
            case Relation.View view -> throw new SqlError("\"" + view.name() + "\" is not a table");
            case Relation.Table table -> throw new SqlError("\"" + table.name() + "\" is not a view");
        };
    }

    /** What other tables refer to is not dropped, and with CASCADE their keys would go. */
    private static List<String> tableGone(Relation.Table table) {
        String others = "(schema_name, name) <> (" + Text.quote(table.schema()) + ", " + Text.quote(table.name()) + ")";
        return List.of(CatalogText.unnamed(table, "DROP TABLE", others), "DROP TABLE " + table.location());
    }

    private List<String> with(Relation relation, boolean cascade, List<String> first) {
        Acl.Name name = Names.key(relation);
        Set<Acl.Name> dependents = dependents(name);
        dependents.removeAll(gone);
        if (!cascade && !dependents.isEmpty()) {
            throw new SqlError((relation instanceof Relation.View ? "can't drop view " : "cannot drop table ")
                            + name.relation() + " because other objects depend on it")
                    .instead("drop " + shown(dependents) + " first, or write cascade");
        }
        List<String> sqls = new ArrayList<>(first);
        dependents.forEach(each -> sqls.addAll(forgotten(each)));
        sqls.addAll(forgotten(name));
        return sqls;
    }

    private List<String> forgotten(Acl.Name name) {
        gone.add(name);
        List<String> sqls = new ArrayList<>(CatalogText.dropped(name.schema(), name.relation()));
        if (context.catalog().relation(name.schema(), name.relation()) instanceof Relation.Table table
                && table.isMaterialized()) {
            sqls.add("DROP TABLE " + table.location());
        }
        sqls.addAll(RightsText.forgotten(name));
        return sqls;
    }

    /** The views that are bound to a relation, to one of those views, and so on. */
    Set<Acl.Name> dependents(Acl.Name name) {
        Set<Acl.Name> all = new LinkedHashSet<>();
        List<Acl.Name> left = new ArrayList<>(List.of(name));
        while (!left.isEmpty()) {
            for (Acl.Name each : context.catalog().dependents(left.removeFirst())) {
                if (all.add(each)) {
                    left.add(each);
                }
            }
        }
        return all;
    }

    /** Drops the views of other schemas that are bound to what is in a schema. */
    List<String> dependentsOf(String schema) {
        List<String> sqls = new ArrayList<>();
        for (Acl.Name name : context.catalog().relations(List.of(schema))) {
            for (Acl.Name each : dependents(name)) {
                if (!each.schema().equals(schema) && !gone.contains(each)) {
                    sqls.addAll(forgotten(each));
                }
            }
        }
        return sqls;
    }

    /** Fails if a view that is bound to the table may read the column: whether it does is only known where the view never says its name. */
    void requireUnread(Relation.Table table, Column column) {
        for (Acl.Name name : context.catalog().dependents(Names.key(table))) {
            if (context.catalog().relation(name.schema(), name.relation()) instanceof Relation.Table) {
                throw new Refusal("a change of the column " + column.name() + ", after which the materialized view "
                        + shown(Set.of(name)) + " may not be refreshed; drop it first");
            }
            if (context.catalog().relation(name.schema(), name.relation()) instanceof Relation.View view
                    && Lexer.tokens(view.query()).stream()
                            .anyMatch(token -> token.name().equals(column.name()))) {
                throw new Refusal("a change of the column " + column.name() + ", which the view " + shown(Set.of(name))
                        + " may read; it is bound to the schema");
            }
        }
    }

    private static String shown(Set<Acl.Name> names) {
        return names.stream()
                .map(name -> Text.name(name.schema()) + "." + Text.name(name.relation()))
                .map(name -> name.replace("\"", ""))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }
}
