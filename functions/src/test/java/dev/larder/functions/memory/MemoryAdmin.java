package dev.larder.functions.memory;

import dev.larder.functions.port.AdminDatabase;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A namespace that knows the statements of the provider of databases and refuses what Redshift refuses; any other statement fails. */
public final class MemoryAdmin implements AdminDatabase {
    private static final Rows NOTHING = new Rows(List.of(), List.of(), List.of());

    private final Set<String> users = new TreeSet<>();
    private final Set<String> roles = new TreeSet<>();
    private final Set<String> databases = new TreeSet<>(Set.of("dev"));
    private final Map<String, String> databaseGrants = new HashMap<>();
    private final Map<String, List<@Nullable String>> register = new LinkedHashMap<>();
    private final Set<List<String>> chains = new HashSet<>();
    private final Set<List<String>> memberships = new HashSet<>();
    private final Set<String> connected = new HashSet<>();
    private final Set<String> schemas = new HashSet<>();
    private boolean free = true;

    private final Map<Pattern, Function<MatchResult, Rows>> rules = new LinkedHashMap<>();

    /** A new namespace. */
    public MemoryAdmin() {
        looks();
        makes();
        drops();
        grants();
    }

    /** Somebody connects to a database and stays. */
    public void connect(String database) {
        connected.add(database);
    }

    @Override
    public Rows run(String database, String sql) {
        require(databases.contains(database), sql, "FATAL: database \"" + database + "\" does not exist");
        for (Map.Entry<Pattern, Function<MatchResult, Rows>> rule : rules.entrySet()) {
            Matcher matcher = rule.getKey().matcher(sql);
            if (matcher.matches()) {
                return rule.getValue().apply(matcher.toMatchResult());
            }
        }
        throw new StatementFailed("in database " + database, sql, "ERROR: syntax error, in the view of this test");
    }

    private void looks() {
        rule("select usename from pg_user where lower\\(usename\\) = lower\\('(.+)'\\)", m -> found(users, m.group(1)));
        rule("select role_name from svv_roles where role_name = '(.+)'", m -> found(roles, m.group(1)));
        rule(
                "select database_name from svv_redshift_databases where database_name = '(.+)'",
                m -> found(databases, m.group(1)));
        rule(
                "select distinct iam_arn from svv_iam_privileges where identity_type = 'public'",
                _ -> texts(free ? List.of("all") : List.of()));
        rule(
                "select distinct iam_arn from svv_iam_privileges where lower\\(identity_name\\) = lower\\('(.+)'\\)"
                        + " and identity_type = 'user'",
                m -> second(chains, m.group(1)));
        rule(
                "select role_name from svv_user_grants where lower\\(user_name\\) = lower\\('(.+)'\\)",
                m -> second(memberships, m.group(1)));
        rule(
                "select usename from pg_user where usename like '(.+)_%'",
                m -> texts(users.stream()
                        .filter(user -> user.startsWith(m.group(1) + "_"))
                        .toList()));
        rule("select table_name from svv_tables where table_schema = 'ops' .+", _ -> texts(List.of()));
        rule("create user (\\w+) password 'sha256.+'", m -> done(() -> users.add(m.group(1))));
        rule("grant role (\\w+) to (\\w+)", m -> done(() -> memberships.add(List.of(m.group(2), m.group(1)))));
        rule(
                "select granted_role_name from svv_role_grants where role_name = '(.+)'",
                m -> second(memberships, "role " + m.group(1)));
        rule("select stack, stage from larder_admin.environment where database_name = '(.+)'", m -> {
            require(
                    schemas.contains("table"),
                    m.group(),
                    "ERROR: relation \"larder_admin.environment\" does not exist");
            return new Rows(
                    List.of("stack", "stage"),
                    List.of("varchar", "varchar"),
                    register.containsKey(m.group(1)) ? List.of(register.get(m.group(1))) : List.of());
        });
    }

    private void makes() {
        rule("create schema if not exists larder_admin", _ -> done(() -> schemas.add("larder_admin")));
        rule("create table if not exists larder_admin\\.environment \\(.*\\)", m -> {
            require(schemas.contains("larder_admin"), m.group(), "ERROR: schema \"larder_admin\" does not exist");
            return done(() -> schemas.add("table"));
        });
        rule("create user \"(.+)\" password disable", m -> {
            require(!users.contains(m.group(1)), m.group(), "ERROR: user \"" + m.group(1) + "\" already exists");
            return done(() -> users.add(m.group(1)));
        });
        rule("create role (\\w+)", m -> {
            require(!roles.contains(m.group(1)), m.group(), "ERROR: role \"" + m.group(1) + "\" already exists");
            return done(() -> roles.add(m.group(1)));
        });
        rule("create database (\\w+)(?: isolation level snapshot)?", m -> {
            require(
                    !databases.contains(m.group(1)),
                    m.group(),
                    "ERROR: database \"" + m.group(1) + "\" already exists");
            return done(() -> databases.add(m.group(1)));
        });
        rule(
                "insert into larder_admin\\.environment \\(.+\\) values \\('(.+)', '(.+)', '(.+)'\\)",
                m -> done(() -> register.put(m.group(1), Arrays.asList(m.group(2), m.group(3)))));
        rule(
                "update larder_admin\\.environment set stack = '(.+)', stage = '(.+)' where database_name = '(.+)'",
                m -> done(() -> register.put(m.group(3), Arrays.asList(m.group(1), m.group(2)))));
    }

    private void drops() {
        rule("drop database (\\w+)( force)?", m -> {
            require(databases.contains(m.group(1)), m.group(), "ERROR: database does not exist");
            require(
                    m.group(2) != null || !connected.contains(m.group(1)),
                    m.group(),
                    "ERROR: database \"" + m.group(1) + "\" is being accessed by other users");
            return done(() -> {
                databases.remove(m.group(1));
                databaseGrants.remove(m.group(1));
            });
        });
        rule("drop role (\\w+)(?: force)?", m -> {
            require(roles.remove(m.group(1)), m.group(), "ERROR: role does not exist");
            return done(() ->
                    memberships.removeIf(each -> each.contains(m.group(1)) || each.contains("role " + m.group(1))));
        });
        rule("drop user \"(.+)\"", m -> {
            String user = m.group(1);
            require(
                    databaseGrants.values().stream().noneMatch(user::equals),
                    m.group(),
                    "ERROR: user \"" + user + "\" can't be dropped because the user has a privilege on some object");
            require(
                    second(chains, user).rows().isEmpty(),
                    m.group(),
                    "ERROR: user \"" + user + "\" can't be dropped because the user has a privilege on some object");
            return done(() -> users.remove(user));
        });
        rule(
                "delete from larder_admin\\.environment where database_name = '(.+)'",
                m -> done(() -> register.remove(m.group(1))));
    }

    private void grants() {
        rule("revoke assumerole on all from public for all", _ -> {
            free = false;
            return NOTHING;
        });
        rule("grant assumerole on '(.+)' to \"(.+)\" for copy", m -> {
            require(!free, m.group(), "ERROR: revoke assumerole on all from public for all first");
            require(users.contains(m.group(2)), m.group(), "ERROR: user does not exist");
            return done(() -> chains.add(List.of(m.group(2), m.group(1))));
        });
        rule(
                "revoke assumerole on '(.+)' from \"(.+)\" for all",
                m -> done(() -> chains.remove(List.of(m.group(2), m.group(1)))));
        rule("grant role \"?(\\w+)\"? to \"(.+)\"", m -> done(() -> memberships.add(List.of(m.group(2), m.group(1)))));
        rule(
                "grant role \"?(\\w+)\"? to (role \\w+)",
                m -> done(() -> memberships.add(List.of(m.group(2), m.group(1)))));
        rule(
                "revoke role \"(.+)\" from \"(.+)\"",
                m -> done(() -> memberships.remove(List.of(m.group(2), m.group(1)))));
        rule(
                "revoke role \"(.+)\" from (role \\w+)",
                m -> done(() -> memberships.remove(List.of(m.group(2), m.group(1)))));
        rule("grant create on database (\\w+) to \"(.+)\"", m -> {
            require(users.contains(m.group(2)), m.group(), "ERROR: user does not exist");
            return done(() -> databaseGrants.put(m.group(1), m.group(2)));
        });
        rule("revoke create on schema public from public", _ -> NOTHING);
        rule("create schema if not exists scratch quota \\d+ GB", _ -> done(() -> schemas.add("scratch")));
        rule("grant (?:usage|create) on schema scratch to role (\\w+)", m -> {
            require(roles.contains(m.group(1)), m.group(), "ERROR: role does not exist");
            return NOTHING;
        });
    }

    private void rule(String pattern, Function<MatchResult, Rows> effect) {
        rules.put(Pattern.compile(pattern), effect);
    }

    private static void require(boolean holds, String sql, String error) {
        if (!holds) {
            throw new StatementFailed("a statement", sql, error);
        }
    }

    private static Rows done(Runnable change) {
        change.run();
        return NOTHING;
    }

    private static Rows found(Set<String> names, String name) {
        return texts(names.contains(name) ? List.of(name) : List.of());
    }

    private static Rows second(Set<List<String>> pairs, String first) {
        return texts(pairs.stream()
                .filter(pair -> pair.getFirst().equals(first))
                .map(List::getLast)
                .sorted()
                .toList());
    }

    private static Rows texts(List<String> values) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        values.forEach(value -> rows.add(Arrays.asList(value)));
        return new Rows(List.of("name"), List.of("varchar"), rows);
    }
}
