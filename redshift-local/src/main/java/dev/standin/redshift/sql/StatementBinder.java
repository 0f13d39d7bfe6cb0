package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableName;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be done for a statement. */
final class StatementBinder {
    private static final Set<String> SETTINGS = Set.of("query_group", "enable_result_cache_for_session");
    private final Context context;

    StatementBinder(Context context) {
        this.context = context;
    }

    /**
     * Binds first and asks for rights then, as Redshift does; rights on schemas are asked for where their names are looked up. Who may not administer is
     * told so first.
     */
    Plan plan(Statement statement) {
        Needs needs = new Needs(context);
        if (statement instanceof Statement.Administer(Administration what)) {
            needs.require(statement);
            return new AdministrationBinder(context).plan(what);
        }
        Plan plan = bound(statement);
        context.requireOneNode();
        needs.require(statement);
        return plan;
    }

    private Plan bound(Statement statement) {
        return switch (statement) {
            case Statement.Select(var query) -> new Plan.Rows(new QueryBinder(context).bind(query, null));
            case Statement.Insert insert -> new ChangeBinder(context).insert(insert);
            case Statement.Update update -> new ChangeBinder(context).update(update);
            case Statement.Delete delete -> new ChangeBinder(context).delete(delete);
            case Statement.Merge merge -> new MergeBinder(context).merge(merge);
            case Statement.Truncate(TableName table) ->
                new Plan.Change(
                        "TRUNCATE",
                        List.of("DELETE FROM " + Names.table(context, table).location()),
                        false);
            case Statement.Copy copy -> copy(copy);
            case Statement.Unload unload -> new UnloadBinder(context).plan(unload);
            case Statement.CreateSchema create -> new SchemaChanges(context).createSchema(create);
            case Statement.DropSchema drop -> new SchemaChanges(context).dropSchema(drop);
            case Statement.CreateTable create -> new TableBinder(context).create(create);
            case Statement.SelectInto(Statement.CreateTable create) -> new TableBinder(context).create(create);
            case Statement.CreateView create -> new ViewBinder(context).create(create);
            case Statement.Drop drop -> new Dropping(context).drop(drop);
            case Statement.CreateMaterialized create -> new MaterializedViews(context).create(create);
            case Statement.Refresh(TableName name) -> new MaterializedViews(context).refresh(name);
            case Statement.DropMaterialized drop -> new Dropping(context).drop(drop);
            case Statement.AddColumn add -> new DefinitionBinder(context).addColumn(add);
            case Statement.AlterColumn alter -> new ColumnSizes(context).widen(alter);
            case Statement.DropColumn drop -> new DefinitionBinder(context).dropColumn(drop);
            case Statement.AlterTable alter -> new TableChanges(context).plan(alter);
            case Statement.CreateLike create -> new LikeTables(context).create(create);
            case Statement.SetTo set -> set(set);
            case Statement.Show(String name) -> show(name);
            case Statement.Comment comment -> comment(comment);
            case Statement.SpeakAs(boolean local, String user) -> new Plan.SpeakAs(local, user);
            case Statement.Block(Statement.Bound bound) ->
                throw new Refusal(bound + "; send the statements of a transaction as one batch");
            case Statement.Vacuum(TableName table) -> checked("VACUUM", table == null ? List.of() : List.of(table));
            case Statement.Analyze analyze -> analyze(analyze);
            case Statement.Lock(List<TableName> tables) -> checked("LOCK", tables);
            case Statement.Administer(Administration what) -> new AdministrationBinder(context).plan(what);
        };
    }

    private Plan copy(Statement.Copy copy) {
        Relation.Table table = Names.table(context, copy.table());
        List<Column> given = copy.columns().isEmpty() ? table.columns() : table.columns(copy.columns());
        ChangeBinder changes = new ChangeBinder(context);
        SequencedMap<String, String> defaults = new LinkedHashMap<>();
        ChangeBinder.defaulted(table, given).forEach(column -> defaults.put(column.name(), changes.otherwise(column)));
        return new Plan.Load(table, given, defaults, copy.source());
    }

    private static Plan set(Statement.SetTo set) {
        if (set.name().equals("search_path")) {
            if (set.values().stream().anyMatch(Names::isTemporary)) {
                throw new Refusal("SET search_path with pg_temp; leave it out: it is searched first");
            }
            return new Plan.SearchPath(set.values().isEmpty() ? List.of("$user", "public") : set.values());
        }
        if (!SETTINGS.contains(set.name())) {
            throw new Refusal("SET " + set.name());
        }
        return new Plan.Setting(set.name(), String.join(", ", set.values()));
    }

    /** Values that nobody has set are the pages'. Sources: r_SHOW.html, r_search_path.html, r_timezone_config.html. */
    private Plan show(String name) {
        Context.Settings settings = context.settings();
        String value = switch (name) {
            case "search_path" -> shownPath(settings);
            case "query_group" -> settings.chosen().getOrDefault(name, "unset");
            case "datestyle" -> "ISO, MDY";
            case "statement_timeout", "extra_float_digits" -> "0";
            case "timezone" -> "UTC";
            default -> throw new Refusal("SHOW " + name);
        };
        return new Plan.Rows(new BoundQuery(
                "SELECT " + Text.quote(value) + " AS " + Text.name(name),
                List.of(new Output(name, Type.text(Type.LONGEST, true)))));
    }

    private static String shownPath(Context.Settings settings) {
        if (!settings.chosen().containsKey("search_path")) {
            throw new Refusal("SHOW search_path before it is set: the pages write it in two ways");
        }
        return settings.searchPath().stream()
                .map(schema -> schema.matches("[a-z_][a-z0-9_]*") ? schema : Text.name(schema))
                .collect(Collectors.joining(", "));
    }

    /** Source: r_COMMENT.html. */
    private Plan comment(Statement.Comment comment) {
        Relation found = Names.relation(context, comment.name().parts());
        boolean table = found instanceof Relation.Table;
        if (found instanceof Relation.Table of && of.isMaterialized()) {
            throw new Refusal("COMMENT ON a materialized view");
        }
        if (comment.on() != Statement.On.COLUMN && table != (comment.on() == Statement.On.TABLE)) {
            throw new SqlError("\"" + comment.name().last() + "\" is not a " + (table ? "view" : "table"));
        }
        String column = comment.column();
        if (column != null) {
            if (found instanceof Relation.Table of) {
                of.columns(List.of(column));
            } else {
                throw new Refusal("COMMENT ON COLUMN of a view");
            }
        }
        return new Plan.Change(
                "COMMENT",
                CatalogText.commented(Names.key(found), column == null ? "" : column, comment.text()),
                false);
    }

    private Plan analyze(Statement.Analyze analyze) {
        TableName name = analyze.table();
        if (name != null) {
            Names.table(context, name).columns(analyze.columns());
        }
        return new Plan.Checked("ANALYZE");
    }

    private Plan checked(String command, List<TableName> tables) {
        tables.forEach(table -> Names.table(context, table));
        return new Plan.Checked(command);
    }
}
