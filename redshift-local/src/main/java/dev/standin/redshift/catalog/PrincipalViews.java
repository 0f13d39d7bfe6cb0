package dev.standin.redshift.catalog;

import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.DuckType;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.DatabaseEntry;
import dev.standin.redshift.sql.rights.Given;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The views that tell of users, roles and privileges. Who is no superuser sees rows about itself,
 * its roles and everybody, and all of PG_USER. Sources: the views' pages.
 */
final class PrincipalViews {
    private final Rights rights;

    PrincipalViews(Rights rights) {
        this.rights = rights;
    }

    Relation.@Nullable Table find(String name) {
        return switch (name) {
            case "pg_user" ->
                table(
                        name,
                        users(),
                        new Column("usename", Type.NAME, false, null),
                        number("usesysid"),
                        bool("usecreatedb"),
                        bool("usesuper"),
                        withheld("usecatupd"),
                        withheld("passwd"),
                        withheld("valuntil"),
                        withheld("useconfig"));
            case "svv_user_info" ->
                table(
                        name,
                        users(),
                        text("user_name"),
                        number("user_id"),
                        bool("createdb"),
                        bool("superuser"),
                        withheld("catalog_update"),
                        withheld("connection_limit"),
                        withheld("syslog_access"),
                        withheld("last_ddl_timestamp"),
                        withheld("session_timeout"),
                        withheld("external_user_id"));
            case "pg_group" ->
                table(
                        name,
                        groups(),
                        new Column("groname", Type.NAME, false, null),
                        number("grosysid"),
                        withheld("grolist"));
            default -> granted(name);
        };
    }

    private List<List<Object>> groups() {
        return rights.principals().all().values().stream()
                .filter(Principal.Group.class::isInstance)
                .map(group -> List.<Object>of(group.name(), group.id()))
                .toList();
    }

    private Relation.@Nullable Table granted(String name) {
        return switch (name) {
            case "svv_roles" ->
                table(name, roles(), number("role_id"), text("role_name"), text("role_owner"), withheld("external_id"));
            case "svv_user_grants" ->
                table(
                        name,
                        members(Principal.User.class),
                        number("user_id"),
                        text("user_name"),
                        number("role_id"),
                        text("role_name"),
                        bool("admin_option"));
            case "svv_role_grants" ->
                table(
                        name,
                        members(Principal.Role.class),
                        number("role_id"),
                        text("role_name"),
                        number("granted_role_id"),
                        text("granted_role_name"),
                        bool("admin_option"));
            case "svv_redshift_databases" ->
                table(
                        name,
                        databases(),
                        text("database_name"),
                        number("database_owner"),
                        text("database_type"),
                        withheld("database_acl"),
                        withheld("database_options"),
                        text("database_isolation_level"));
            default -> privileges(name);
        };
    }

    private Relation.@Nullable Table privileges(String name) {
        return switch (name) {
            case "svv_iam_privileges" ->
                table(name, assumptions(), withIdentity(text("iam_arn"), text("command_type")));
            case "svv_database_privileges" ->
                table(name, onDatabases(), withIdentity(text("database_name"), text("privilege_type")));
            case "svv_schema_privileges" ->
                table(name, onObjects(true), withIdentity(text("namespace_name"), text("privilege_type")));
            case "svv_relation_privileges" ->
                table(
                        name,
                        onObjects(false),
                        withIdentity(text("namespace_name"), text("relation_name"), text("privilege_type")));
            default -> null;
        };
    }

    private List<List<Object>> users() {
        return rights.principals()
                .users()
                .map(user -> List.<Object>of(user.name(), user.id(), user.createsDatabases(), user.superuser()))
                .toList();
    }

    private List<List<Object>> roles() {
        return rights.principals().all().values().stream()
                .filter(Principal.Role.class::isInstance)
                .map(Principal.Role.class::cast)
                .filter(role -> rights.sees(role.id()))
                .map(role -> List.<Object>of(role.id(), role.name(), name(role.owner())))
                .toList();
    }

    private List<List<Object>> members(Class<? extends Principal> kind) {
        return rights.principals().memberships().stream()
                .filter(m -> kind.isInstance(rights.principals().all().get(m.member())) && rights.sees(m.member()))
                .filter(m -> rights.principals().all().get(m.role()) instanceof Principal.Role)
                .map(m -> List.<Object>of(m.member(), name(m.member()), m.role(), name(m.role()), false))
                .toList();
    }

    private List<List<Object>> databases() {
        return rights.principals().databases().values().stream()
                .map(entry -> List.<Object>of(
                        entry.name(),
                        entry.owner(),
                        "local",
                        entry.isolation() == Administration.Isolation.SNAPSHOT ? "Snapshot Isolation" : "Serializable"))
                .toList();
    }

    private List<List<Object>> assumptions() {
        return rights.principals().assumptions().stream()
                .filter(a -> rights.sees(a.grantee()))
                .map(a -> identified(
                        a.grantee(),
                        a.chain().equals(Administration.ALL_CHAINS) ? "ALL" : a.chain(),
                        a.command().name().replace('_', ' ')))
                .toList();
    }

    private List<List<Object>> onDatabases() {
        List<List<Object>> rows = new ArrayList<>();
        for (DatabaseEntry entry : rights.principals().databases().values()) {
            for (Given given : entry.grants()) {
                rows.add(identified(given.grantee(), entry.name(), word(given)));
            }
        }
        return seen(rows);
    }

    private List<List<Object>> onObjects(boolean schemas) {
        List<List<Object>> rows = new ArrayList<>();
        for (Map.Entry<Acl.Name, Set<Given>> each : rights.acl().grants().entrySet()) {
            Acl.Name name = each.getKey();
            for (Given given : each.getValue()) {
                if (schemas && name.relation().isEmpty()) {
                    rows.add(identified(given.grantee(), name.schema(), word(given)));
                } else if (!schemas && !name.relation().isEmpty()) {
                    rows.add(identified(given.grantee(), name.schema(), name.relation(), word(given)));
                }
            }
        }
        return seen(rows);
    }

    private List<List<Object>> seen(List<List<Object>> rows) {
        return rows.stream()
                .filter(row -> rights.sees((Integer) row.get(row.size() - 4)))
                .toList();
    }

    private static String word(Given given) {
        return given.privilege().name().equals("TEMPORARY")
                ? "TEMP"
                : given.privilege().name();
    }

    /** What the row says, and of whom: id, name, type, and that it cannot be passed on. */
    private List<Object> identified(int principal, String... values) {
        List<Object> row = new ArrayList<>(List.of((Object[]) values));
        row.add(principal);
        row.add(name(principal));
        row.add(type(principal));
        row.add(false);
        return row;
    }

    private String type(int principal) {
        return principal == Principal.PUBLIC
                ? "public"
                : switch (rights.principals().all().get(principal)) {
                    case Principal.Role role -> "role";
                    case Principal.Group group -> "group";
                    case Principal.User user -> "user";
                    case null -> "user";
                };
    }

    private static Column[] withIdentity(Column... first) {
        List<Column> columns = new ArrayList<>(List.of(first));
        columns.add(number("identity_id"));
        columns.add(text("identity_name"));
        columns.add(text("identity_type"));
        columns.add(bool("admin_option"));
        columns.add(withheld("privilege_scope"));
        return columns.toArray(Column[]::new);
    }

    private String name(int principal) {
        Principal found = rights.principals().all().get(principal);
        return found == null ? principal == Principal.PUBLIC ? "public" : "unknown" : found.name();
    }

    private static Relation.Table table(String name, List<List<Object>> rows, Column... columns) {
        String values = rows.stream()
                .map(row -> row.stream().map(PrincipalViews::literal).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        List<Column> all = List.of(columns);
        List<Column> kept = all.stream()
                .filter(column -> !column.type().equals(Bound.WITHHELD_TYPE))
                .toList();
        String names = kept.stream().map(column -> Text.name(column.name())).collect(Collectors.joining(", "));
        String nothing = kept.stream()
                .map(column -> "cast(null as " + DuckType.of(column.type()) + ") as " + Text.name(column.name()))
                .collect(Collectors.joining(", "));
        return new Relation.Table(
                "pg_catalog",
                name,
                rows.isEmpty()
                        ? "(select " + nothing + " where false)"
                        : "(select * from (values " + values + ") as v(" + names + "))",
                all);
    }

    private static String literal(Object value) {
        return value instanceof String text
                ? Text.quote(text)
                : value.toString().toLowerCase(Locale.ROOT);
    }

    private static Column withheld(String name) {
        return new Column(name, Bound.WITHHELD_TYPE, false, null);
    }

    private static Column text(String name) {
        return new Column(name, Type.varchar(name.equals("iam_arn") ? 4000 : 128), false, null);
    }

    private static Column number(String name) {
        return new Column(name, Type.INTEGER, false, null);
    }

    private static Column bool(String name) {
        return new Column(name, Type.BOOLEAN, false, null);
    }
}
