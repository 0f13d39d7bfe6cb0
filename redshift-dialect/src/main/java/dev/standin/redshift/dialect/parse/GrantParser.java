package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Administration.Command;
import dev.standin.redshift.dialect.tree.Administration.Target;
import dev.standin.redshift.dialect.tree.Grantee;
import dev.standin.redshift.dialect.tree.Privilege;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. Sources: r_GRANT.html, r_REVOKE.html, r_ALTER_DEFAULT_PRIVILEGES.html. */
final class GrantParser {
    private static final String[] OTHER_OBJECTS = {
        "function", "procedure", "language", "datashare", "model", "external", "copy", "namespace", "integration"
    };
    private final Tokens in;

    GrantParser(Tokens in) {
        this.in = in;
    }

    Administration grant() {
        in.expect("grant");
        return read(true);
    }

    Administration revoke() {
        in.expect("revoke");
        if (in.sees("grant", "option") || in.sees("admin", "option")) {
            throw new Refusal("REVOKE " + in.peek().name().toUpperCase(Locale.ROOT) + " OPTION FOR").at(in.offset());
        }
        return read(false);
    }

    Administration defaults() {
        List<String> users = in.takes("for", "user") ? list(in::userName) : List.of();
        List<String> schemas = in.takes("in", "schema") ? list(in::name) : List.of();
        boolean given = in.sees("grant");
        in.expect(given ? "grant" : "revoke");
        if (in.sees("grant", "option")) {
            throw new Refusal("REVOKE GRANT OPTION FOR").at(in.offset());
        }
        @Nullable Set<Privilege> named = privileges();
        in.expect("on");
        if (in.seesAny("functions", "procedures")) {
            throw new Refusal("ALTER DEFAULT PRIVILEGES ... ON "
                            + in.peek().name().toUpperCase(Locale.ROOT))
                    .at(in.offset());
        }
        in.expect("tables");
        Set<Privilege> privileges = checked(named, Privilege.ofTables(), "relation");
        return new Administration.DefaultPrivileges(users, schemas, given, privileges, grantees(given));
    }

    private Administration read(boolean given) {
        if (in.sees("role") && in.peek(1).isName()) {
            return roles(given);
        }
        if (in.takes("assumerole")) {
            return assumeRole(given);
        }
        @Nullable Set<Privilege> named = privileges();
        if (in.sees("for")) {
            throw new Refusal("scoped permissions (" + (given ? "GRANT" : "REVOKE") + " ... FOR)").at(in.offset());
        }
        in.expect("on");
        Target target = target();
        Set<Privilege> privileges = switch (target) {
            case Administration.OnRelations relations -> checked(named, Privilege.ofTables(), "relation");
            case Administration.OnAllRelations all -> checked(named, Privilege.ofTables(), "relation");
            case Administration.OnSchemas schemas -> checked(named, Privilege.ofSchemas(), "schema");
            case Administration.OnDatabases databases -> checked(named, Privilege.ofDatabases(), "database");
        };
        return new Administration.Privileges(given, privileges, target, grantees(given));
    }

    private Administration roles(boolean given) {
        List<String> roles = list(() -> {
            in.expect("role");
            return in.name();
        });
        return new Administration.Roles(given, roles, grantees(given));
    }

    private Administration assumeRole(boolean given) {
        in.expect("on");
        List<String> chains = in.takes("all")
                ? List.of(Administration.ALL_CHAINS)
                : list(() -> in.takes("default") ? "default" : in.string());
        List<Grantee> to = grantees(given);
        in.expect("for");
        Set<Command> commands = EnumSet.noneOf(Command.class);
        do {
            commands.addAll(commands());
        } while (in.takes(","));
        return new Administration.AssumeRole(given, chains, to, Set.copyOf(commands));
    }

    private Set<Command> commands() {
        if (in.takes("all")) {
            return EnumSet.allOf(Command.class);
        }
        if (in.takes("external", "function")) {
            return EnumSet.of(Command.EXTERNAL_FUNCTION);
        }
        if (in.takes("create", "model")) {
            return EnumSet.of(Command.CREATE_MODEL);
        }
        if (in.takes("unload")) {
            return EnumSet.of(Command.UNLOAD);
        }
        in.expect("copy");
        return EnumSet.of(Command.COPY);
    }

    /** Null is ALL: which privileges that are, the object says. */
    private @Nullable Set<Privilege> privileges() {
        if (in.takes("all")) {
            in.takes("privileges");
            refuseColumns();
            return null;
        }
        Set<Privilege> privileges = EnumSet.noneOf(Privilege.class);
        do {
            privileges.add(privilege());
        } while (in.takes(","));
        return privileges;
    }

    private Privilege privilege() {
        int start = in.offset();
        String word = in.next().name().toUpperCase(Locale.ROOT);
        if (!in.seesAny("on", ",", "(", "for")) {
            throw new Refusal("GRANT or REVOKE of " + word + " "
                            + in.peek().name().toUpperCase(Locale.ROOT))
                    .at(start);
        }
        refuseColumns();
        if (word.equals("TEMP")) {
            return Privilege.TEMPORARY;
        }
        for (Privilege privilege : Privilege.values()) {
            if (privilege.name().equals(word)) {
                return privilege;
            }
        }
        throw new Refusal("the privilege " + word).at(start);
    }

    private void refuseColumns() {
        if (in.sees("(")) {
            throw new Refusal("privileges on columns").at(in.offset());
        }
    }

    private Set<Privilege> checked(@Nullable Set<Privilege> named, Set<Privilege> possible, String object) {
        if (named == null) {
            return Set.copyOf(possible);
        }
        for (Privilege privilege : named) {
            if (!possible.contains(privilege)) {
                throw refusedFor(privilege, object);
            }
        }
        return Set.copyOf(named);
    }

    /** Pages of AWS name these too, for schemas and databases; what they do there is not reproduced here. */
    private static RuntimeException refusedFor(Privilege privilege, String object) {
        boolean there = object.equals("relation")
                ? false
                : privilege == Privilege.ALTER || privilege == Privilege.DROP || privilege == Privilege.USAGE;
        return there
                ? new Refusal("the privilege " + privilege + " on a " + object)
                : new SqlError("invalid privilege type " + privilege + " for " + object);
    }

    private Target target() {
        if (in.takes("schema")) {
            return new Administration.OnSchemas(list(in::name));
        }
        if (in.takes("database")) {
            return new Administration.OnDatabases(list(in::name));
        }
        if (in.takes("all")) {
            if (!in.sees("tables")) {
                throw new Refusal("GRANT ON ALL " + in.peek().name().toUpperCase(Locale.ROOT)).at(in.offset());
            }
            in.expect("tables", "in", "schema");
            return new Administration.OnAllRelations(list(in::name));
        }
        if (in.seesAny(OTHER_OBJECTS) && in.peek(1).isName()) {
            throw new Refusal("privileges on " + in.peek().name().toUpperCase(Locale.ROOT)).at(in.offset());
        }
        in.takes("table");
        return new Administration.OnRelations(this.<TableName>list(in::tableName));
    }

    private List<Grantee> grantees(boolean given) {
        in.expect(given ? "to" : "from");
        List<Grantee> to = list(this::grantee);
        if (!given) {
            in.takes("restrict");
        }
        return to;
    }

    private Grantee grantee() {
        Grantee grantee = who();
        if (in.sees("with", "grant", "option") || in.sees("with", "admin", "option")) {
            throw new Refusal("WITH " + in.peek(1).name().toUpperCase(Locale.ROOT) + " OPTION").at(in.offset());
        }
        return grantee;
    }

    private Grantee who() {
        if (in.sees("group") && in.peek(1).isName()) {
            in.expect("group");
            return new Grantee.Group(in.name());
        }
        if (in.sees("rls") || in.sees("iam_role")) {
            throw new Refusal("GRANT TO " + in.peek().name().toUpperCase(Locale.ROOT)).at(in.offset());
        }
        if (in.takes("public")) {
            return new Grantee.Everyone();
        }
        return in.sees("role") && in.peek(1).isName() ? role() : new Grantee.User(in.userName());
    }

    private Grantee role() {
        in.expect("role");
        return new Grantee.Role(in.name());
    }

    private <T> List<T> list(Supplier<T> member) {
        List<T> members = new ArrayList<>();
        do {
            members.add(member.get());
        } while (in.takes(","));
        return List.copyOf(members);
    }
}
