package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.Parsed;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Sources;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Expansion;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CREATE VIEW. One that is bound to the schema keeps its columns and what it reads; any other is nothing but its text. Source: r_CREATE_VIEW.html; the
 * words about a replaced view are PostgreSQL's.
 */
final class ViewBinder {
    private final Context context;

    ViewBinder(Context context) {
        this.context = context;
    }

    Plan create(Statement.CreateView create) {
        String schema = Names.schema(context, create.name());
        String name = create.name().last();
        Relation old = context.catalog().relation(schema, name);
        if (old instanceof Relation.Table || (old != null && !create.replace())) {
            throw new SqlError("relation \"" + name + "\" already exists"
                    + (old instanceof Relation.Table ? " and is a table" : ""));
        }
        Expansion expansion = new Expansion(create.query());
        Relation.View view = create.bound()
                ? bound(schema, create, expansion)
                : new Relation.View(schema, name, late(create.query()), List.of(), create.columns());
        List<String> sqls = new ArrayList<>();
        if (old instanceof Relation.View replaced) {
            requireSameColumns(replaced, view);
            requireUnread(new Acl.Name(schema, name), expansion.relations());
        }
        sqls.addAll(CatalogText.dropped(schema, name));
        sqls.addAll(CatalogText.view(view, expansion.relations()));
        if (old == null) {
            sqls.addAll(RightsText.owned(
                    new Acl.Name(schema, name), context.rights().user()));
        }
        return new Plan.Change("CREATE VIEW", sqls, false);
    }

    /** Every relation has its schema. */
    private String late(String text) {
        if (StatementText.of(text).parse().statement() instanceof Statement.Select(Query query)
                && Sources.of(query).stream().anyMatch(name -> name.size() == 1)) {
            throw new SqlError(
                    "All the relation names inside should be qualified when creating VIEW WITH NO SCHEMA BINDING.");
        }
        return text;
    }

    private Relation.View bound(String schema, Statement.CreateView create, Expansion expansion) {
        BoundQuery query = read(create.query(), expansion);
        List<Output> outputs = query.outputs();
        if (create.columns().size() > outputs.size()) {
            throw new SqlError("CREATE VIEW specifies more column names than columns");
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Type type = outputs.get(i).type();
            if (type.isUnknown() || type.kind() == Type.Kind.SUPER) {
                throw new Refusal(
                        "a column of type " + type.shown() + " in a view that is bound to the schema; cast it");
            }
            String name = i < create.columns().size()
                    ? create.columns().get(i)
                    : outputs.get(i).label();
            columns.add(new Column(name, type, false, null));
        }
        TableBinder.checkNames(columns);
        Relation.View view = new Relation.View(
                schema,
                create.name().last(),
                expansion.expanded(),
                columns,
                columns.stream().map(Column::name).toList());
        if (expansion.relations().stream().anyMatch(name -> Names.isTemporary(name.schema()))) {
            throw new Refusal("a view of a temporary table");
        }
        requireSame(query, read(view.query(), null));
        return view;
    }

    /** Binds a text, and writes what it reads into the expansion. */
    BoundQuery read(String text, @Nullable Expansion expansion) {
        Parsed parsed = StatementText.of(text).parse();
        if (!(parsed.statement() instanceof Statement.Select(Query query))) {
            throw new SqlError("not a query");
        }
        Places places = context.findings().places();
        context.findings().reading(parsed.places());
        context.expanding(expansion);
        try {
            return new QueryBinder(context).bind(query, null);
        } finally {
            context.expanding(null);
            context.findings().reading(places);
        }
    }

    /** The text that was written means the same. */
    private static void requireSame(BoundQuery written, BoundQuery expanded) {
        if (!written.outputs().stream()
                .map(Output::type)
                .toList()
                .equals(expanded.outputs().stream().map(Output::type).toList())) {
            throw new Refusal("a view that is bound to the schema, of this query");
        }
    }

    private static void requireSameColumns(Relation.View old, Relation.View view) {
        if (old.isBound() != view.isBound()) {
            throw new Refusal("CREATE OR REPLACE VIEW from or to WITH NO SCHEMA BINDING; drop the view first");
        }
        if (old.columns().size() != view.columns().size()) {
            throw new SqlError("cannot change number of columns in view");
        }
        for (int i = 0; i < old.columns().size(); i++) {
            Column before = old.columns().get(i);
            Column after = view.columns().get(i);
            if (!before.name().equals(after.name())) {
                throw new SqlError("cannot change name of view column \"" + before.name() + "\"");
            }
            if (!before.type().shown().equals(after.type().shown())) {
                throw new SqlError("cannot change data type of view column \"" + before.name() + "\"");
            }
        }
    }

    /** A view cannot read itself, nor one that is bound to it. */
    private void requireUnread(Acl.Name view, Set<Acl.Name> reads) {
        if (reads.contains(view) || !Collections.disjoint(new Dropping(context).dependents(view), reads)) {
            throw new SqlError("infinite recursion detected in rules for relation \"" + view.relation() + "\"");
        }
    }
}
