package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.TableRules;
import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableClause;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.tree.TableName;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Expansion;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * CREATE and REFRESH of materialized views, which keep the rows of a query. A refresh runs the query again: by which rows changed, Redshift may find
 * the same in less time. Sources: materialized-view-create-sql-command.html, materialized-view-refresh-sql-command.html.
 */
final class MaterializedViews {
    private final Context context;

    MaterializedViews(Context context) {
        this.context = context;
    }

    Plan create(Statement.CreateMaterialized create) {
        String schema = Names.schema(context, create.name());
        String name = create.name().last();
        if (context.catalog().relation(schema, name) != null) {
            throw new SqlError("relation \"" + name + "\" already exists");
        }
        requireUnordered(create.query());
        Expansion expansion = new Expansion(create.query());
        BoundQuery query = new ViewBinder(context).read(create.query(), expansion);
        if (expansion.relations().isEmpty()) {
            throw new Refusal("a materialized view that reads no table");
        }
        expansion.relations().forEach(this::requireBase);
        List<Column> columns = TableBinder.columns(query);
        requireStored(create, columns);
        String location = Text.name(schema) + "." + Text.name(name);
        Relation.Table view = new Relation.Table(schema, name, location, columns, expansion.expanded());
        List<String> sqls = new ArrayList<>();
        sqls.add(TableBinder.created(location, columns));
        sqls.addAll(CatalogText.materialized(view, create.attributes(), expansion.relations()));
        sqls.addAll(
                RightsText.owned(new Acl.Name(schema, name), context.rights().user()));
        sqls.add("INSERT INTO " + location + " " + query.sql());
        return new Plan.Change("CREATE MATERIALIZED VIEW", sqls, false);
    }

    /** "You can't define a materialized view that references or includes ... the ORDER BY, LIMIT, or OFFSET clause"; windows have an order of their own. */
    private static void requireUnordered(String query) {
        Deque<Boolean> within = new ArrayDeque<>();
        String before = "";
        for (Token token :
                Lexer.tokens(query).stream().filter(Token::isSignificant).toList()) {
            if (token.is("(")) {
                within.push(before.equals("over") || before.equals("group"));
            } else if (token.is(")")) {
                within.poll();
            } else if (token.is("limit")
                    || token.is("offset")
                    || token.is("top")
                    || (token.is("order") && !Objects.equals(within.peek(), true))) {
                throw new SqlError("a materialized view cannot have ORDER BY, LIMIT or OFFSET");
            }
            before = token.name();
        }
    }

    private void requireBase(Acl.Name name) {
        Relation found = context.catalog().relation(name.schema(), name.relation());
        if (found instanceof Relation.View) {
            throw new SqlError("a materialized view cannot read the view \"" + name.relation() + "\"");
        }
        if (found instanceof Relation.Table table && table.isSystem()) {
            throw new SqlError("a materialized view cannot read the system table \"" + name.relation() + "\"");
        }
        if (Names.isTemporary(name.schema())) {
            throw new SqlError("a materialized view cannot read the temporary table \"" + name.relation() + "\"");
        }
    }

    /** The page names DISTSTYLE EVEN, ALL or KEY, DISTKEY and SORTKEY. */
    private static void requireStored(Statement.CreateMaterialized create, List<Column> columns) {
        for (TableClause clause : create.attributes().clauses()) {
            boolean other = clause instanceof TableClause.EncodeAuto
                    || clause instanceof TableClause.SortKeyAuto
                    || (clause instanceof TableClause.SortKey(String kind, var names) && !kind.isEmpty())
                    || (clause instanceof TableClause.DistStyle(String style) && style.equals("auto"));
            if (other) {
                throw new Refusal("CREATE MATERIALIZED VIEW with " + clause);
            }
        }
        TableRules.checkKeys(
                new TableDefinition(create.name(), false, List.of(), List.of(), create.attributes(), null),
                columns.stream().collect(Collectors.toMap(Column::name, Column::type)));
    }

    /** By the rights of the owner, who "must have SELECT privilege on the underlying base tables". */
    Plan refresh(TableName name) {
        if (!(Names.relation(context, name.parts()) instanceof Relation.Table view) || view.query() == null) {
            throw new SqlError("\"" + name.last() + "\" is not a materialized view");
        }
        context.reading(context.rights().of(context.rights().acl().owner(Names.key(view))));
        BoundQuery query = new ViewBinder(context).read(view.query(), null);
        if (!TableBinder.columns(query).equals(view.columns())) {
            throw new Refusal(
                    "REFRESH of a materialized view whose base tables have changed; drop it and create it again");
        }
        context.reading(context.rights());
        return new Plan.Refreshed(
                List.of("DELETE FROM " + view.location(), "INSERT INTO " + view.location() + " " + query.sql()));
    }
}
