package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Privilege;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Binder;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Assumed;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Functions that tell of the session, the cluster and what users may do. Source: r_System_information_functions.html. */
final class Sessions {
    /** Of the page's example; the number behind it is the cluster's. */
    private static final String VERSION =
            "PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017"
                    + " (Red Hat 3.4.2-6.fc3), Redshift 1.0.12103";

    private static final Map<String, Privilege> OF_TABLES = Map.of(
            "select", Privilege.SELECT,
            "insert", Privilege.INSERT,
            "update", Privilege.UPDATE,
            "delete", Privilege.DELETE,
            "references", Privilege.REFERENCES);

    private static final Map<String, Privilege> OF_SCHEMAS =
            Map.of("create", Privilege.CREATE, "usage", Privilege.USAGE);

    private Sessions() {}

    static void register(Map<String, Functions.Rule> rules) {
        rules.put("current_user", (a, b) -> text(a, b.context().settings().user()));
        rules.put("current_database", (a, b) -> text(a, b.context().rights().database()));
        rules.put(
                "current_user_id",
                (a, b) -> Bound.of("CAST(" + b.context().rights().user() + " AS INTEGER)", Type.INTEGER));
        rules.put(
                "pg_last_copy_count",
                (a, b) -> Bound.of("CAST(" + lastCopy(a, b.context()) + " AS BIGINT)", Type.BIGINT));
        rules.put("version", (a, b) -> {
            b.context().findings().assume(Assumed.VERSION);
            return leader(text(a, VERSION), a, b);
        });
        rules.put("current_schema", (a, b) -> leader(text(a, schema(b.context())), a, b));
        rules.put("current_schemas", (a, b) -> leader(schemas(a.between(1, 1), b.context()), a, b));
        rules.put("has_table_privilege", (a, b) -> leader(onTable(a.between(2, 3), b), a, b));
        rules.put("format_type", (a, b) -> formatted(a.between(2, 2)));
        rules.put("has_schema_privilege", (a, b) -> leader(onSchema(a.between(2, 3), b), a, b));
    }

    /** The name of a type by its number, with its sizes. Source: functions-info.html of PostgreSQL 8.0. */
    private static Bound formatted(Arguments a) {
        String sql = Macros.call("type_name", a.integer(0).sql(), a.integer(1).sql());
        return Bound.of(sql, Type.CATALOG_TEXT);
    }

    private static long lastCopy(Arguments a, Context context) {
        a.between(0, 0);
        return context.settings().lastCopyCount();
    }

    private static Bound text(Arguments a, String value) {
        a.between(0, 0);
        return Bound.of(Text.quote(value), Type.text(128, true));
    }

    /** It runs on the leader node, beside no table of a user. */
    private static Bound leader(Bound value, Arguments a, Binder binder) {
        binder.context().onLeader(a.function());
        return value;
    }

    private static List<String> path(Context context) {
        return context.settings().path().stream()
                .filter(context.catalog()::hasSchema)
                .filter(context.rights()::mayUse)
                .toList();
    }

    private static String schema(Context context) {
        List<String> path = path(context);
        if (path.isEmpty()) {
            throw new Refusal("current_schema() with no schema in the search path");
        }
        return path.getFirst();
    }

    /** Source: r_CURRENT_SCHEMAS.html, whose examples show braces. */
    private static Bound schemas(Arguments a, Context context) {
        List<String> names = new ArrayList<>();
        if (Boolean.parseBoolean(a.at(0).sql())) {
            names.add("pg_catalog");
        } else if (!a.at(0).sql().equalsIgnoreCase("false")) {
            throw new Refusal("current_schemas of what is neither true nor false");
        }
        names.addAll(path(context));
        return Bound.of(Text.quote("{" + String.join(",", names) + "}"), Type.text(Type.LONGEST, true));
    }

    private static Bound onTable(Arguments a, Binder binder) {
        Context context = binder.context();
        List<String> parts = Arrays.asList(a.literalText(a.count() - 2).split("\\."));
        if (parts.stream().anyMatch(part -> !part.matches("[a-z_][a-z0-9_]*"))) {
            throw new Refusal("has_table_privilege of a name that is not in lower case and without quotes");
        }
        Acl.Name table = Names.key(Names.relation(context, parts));
        context.findings().assume(Assumed.PRIVILEGE_ANSWER);
        boolean system = table.schema().equals("pg_catalog") || table.schema().equals("information_schema");
        return answer(
                a,
                binder,
                OF_TABLES,
                system
                        ? (rights, privilege) -> rights.isSuperuser()
                                || (privilege == Privilege.SELECT
                                        && !table.relation().equals("svv_table_info"))
                        : (rights, privilege) -> rights.may(Set.of(privilege), table));
    }

    private static Bound onSchema(Arguments a, Binder binder) {
        Context context = binder.context();
        String schema = a.literalText(a.count() - 2);
        if (!context.catalog().hasSchema(schema)) {
            throw new SqlError("schema \"" + schema + "\" does not exist");
        }
        context.findings().assume(Assumed.PRIVILEGE_ANSWER);
        return answer(a, binder, OF_SCHEMAS, (rights, privilege) -> rights.may(Set.of(privilege), Acl.Name.of(schema)));
    }

    /** Whether the user, who may be a column, has the privilege, which may be one too. */
    private static Bound answer(
            Arguments a, Binder binder, Map<String, Privilege> privileges, BiPredicate<Rights, Privilege> may) {
        Rights rights = binder.context().rights();
        List<Principal.User> users = rights.principals().users().toList();
        List<String> pairs = new ArrayList<>();
        for (Principal.User user : users) {
            privileges.forEach((word, privilege) -> {
                if (may.test(rights.of(user.id()), privilege)) {
                    pairs.add(Text.quote(user.name().toLowerCase(Locale.ROOT) + "\n" + word));
                }
            });
        }
        String user = "lower("
                + (a.count() == 3
                        ? a.text(0).sql()
                        : Text.quote(binder.context().settings().user()))
                + ")";
        String word = "lower(" + a.text(a.count() - 1).sql() + ")";
        String known = users.stream()
                .map(each -> Text.quote(each.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        String words = privileges.keySet().stream().sorted().map(Text::quote).collect(Collectors.joining(", "));
        return Bound.of(
                "(CASE WHEN " + user + " NOT IN (" + known + ") THEN CAST(error('ERROR: user \"' || " + user
                        + " || '\" does not exist') AS BOOLEAN) WHEN " + word + " NOT IN (" + words
                        + ") THEN CAST(error('ERROR: unrecognized privilege type: \"' || " + word
                        + " || '\"') AS BOOLEAN) ELSE " + user + " || chr(10) || " + word + " IN ("
                        + (pairs.isEmpty() ? "''" : String.join(", ", pairs)) + ") END)",
                Type.BOOLEAN);
    }
}
