package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Administration.DatabaseOptions;
import dev.standin.redshift.dialect.tree.Administration.Isolation;
import dev.standin.redshift.dialect.tree.Administration.Password;
import dev.standin.redshift.dialect.tree.Administration.UserOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads CREATE, ALTER and DROP of users, roles and databases, and ALTER SCHEMA, behind their first word. */
final class PrincipalParser {
    private final Tokens in;

    PrincipalParser(Tokens in) {
        this.in = in;
    }

    Administration create() {
        return switch (in.next().name()) {
            case "user" -> {
                String name = newUser();
                UserOptions options = userOptions();
                List<String> groups = in.takes("in", "group") ? names(in::name) : List.of();
                in.end();
                if (options.password() == null) {
                    throw in.unexpected("'password'");
                }
                yield new Administration.CreateUser(name, options, groups);
            }
            case "group" -> createGroup();
            case "role" -> {
                String name = in.name();
                refuse("CREATE ROLE", "externalid");
                yield new Administration.CreateRole(name);
            }
            default -> createDatabase();
        };
    }

    Administration drop() {
        return switch (in.next().name()) {
            case "user" -> {
                boolean tolerant = in.takes("if", "exists");
                yield new Administration.DropUsers(tolerant, names(in::userName));
            }
            case "group" -> new Administration.DropGroup(in.name());
            case "role" -> {
                String name = in.name();
                boolean force = in.takes("force");
                if (!force) {
                    in.takes("restrict");
                }
                yield new Administration.DropRole(name, force);
            }
            default -> new Administration.DropDatabase(in.name(), in.takes("force"));
        };
    }

    Administration alter() {
        return switch (in.next().name()) {
            case "user" -> {
                String name = in.userName();
                UserOptions options = userOptions();
                if (options.equals(new UserOptions(null, null, null))) {
                    throw in.unexpected("an option of the user");
                }
                yield new Administration.AlterUser(name, options);
            }
            case "group" -> alterGroup();
            case "schema" -> {
                String schema = in.name();
                if (in.takes("rename", "to")) {
                    yield new Administration.RenameSchema(schema, in.name());
                }
                if (in.takes("quota")) {
                    yield new Administration.SchemaQuota(schema, quota(in));
                }
                in.expect("owner", "to");
                yield new Administration.SchemaOwner(schema, in.userName());
            }
            default -> alterDatabase();
        };
    }

    private String newUser() {
        if (in.sees("public")) {
            throw new SqlError("user name \"public\" is reserved").at(in.offset());
        }
        return in.userName();
    }

    /** In megabytes; without a unit gigabytes are meant. Source: r_CREATE_SCHEMA.html, r_ALTER_SCHEMA.html. */
    static long quota(Tokens in) {
        if (in.takes("unlimited")) {
            return -1;
        }
        long number = in.integer();
        if (in.takes("mb")) {
            return number;
        }
        if (in.takes("tb")) {
            return number * 1024 * 1024;
        }
        in.takes("gb");
        return number * 1024;
    }

    /** Source: r_CREATE_GROUP.html. */
    private Administration createGroup() {
        String name = newGroup();
        in.takes("with");
        return new Administration.CreateGroup(name, in.takes("user") ? names(in::userName) : List.of());
    }

    /** Source: r_ALTER_GROUP.html. */
    private Administration alterGroup() {
        String name = in.name();
        if (in.takes("rename", "to")) {
            return new Administration.RenameGroup(name, newGroup());
        }
        boolean added = in.sees("add");
        in.expect(added ? "add" : "drop", "user");
        return new Administration.GroupMembers(name, added, names(in::userName));
    }

    /** Source: r_CREATE_GROUP.html. */
    private String newGroup() {
        int start = in.offset();
        String name = in.name();
        if (name.startsWith("__")) {
            throw new SqlError("group name \"" + name + "\" is reserved").at(start);
        }
        return name;
    }

    private List<String> names(Supplier<String> member) {
        List<String> names = new ArrayList<>();
        do {
            names.add(member.get());
        } while (in.takes(","));
        return List.copyOf(names);
    }

    private UserOptions userOptions() {
        in.takes("with");
        Password password = null;
        Boolean createsDatabases = null;
        Boolean superuser = null;
        while (!in.atEnd() && !in.sees("in", "group")) {
            int start = in.offset();
            switch (in.next().name()) {
                case "password" ->
                    password = in.takes("disable")
                            ? new Administration.Disabled()
                            : new Administration.Secret(in.string());
                case "createdb" -> createsDatabases = true;
                case "nocreatedb" -> createsDatabases = false;
                case "createuser" -> superuser = true;
                case "nocreateuser" -> superuser = false;
                case String other -> throw new Refusal("the user's option " + other.toUpperCase(Locale.ROOT)).at(start);
            }
        }
        return new UserOptions(password, createsDatabases, superuser);
    }

    private Administration createDatabase() {
        String name = in.name();
        in.takes("with");
        String owner = null;
        if (in.takes("owner")) {
            in.takes("=");
            owner = in.userName();
        }
        return new Administration.CreateDatabase(name, owner, databaseOptions());
    }

    private Administration alterDatabase() {
        String name = in.name();
        refuse("ALTER DATABASE", "rename", "collate", "integration");
        if (in.takes("owner", "to")) {
            return new Administration.DatabaseOwner(name, in.userName());
        }
        DatabaseOptions options = databaseOptions();
        if (options.isolation() == null && options.connectionLimit().isEmpty()) {
            throw in.unexpected("'owner'");
        }
        return new Administration.AlterDatabase(name, options);
    }

    private DatabaseOptions databaseOptions() {
        @Nullable Isolation isolation = null;
        OptionalInt limit = OptionalInt.empty();
        while (!in.atEnd()) {
            refuse("CREATE DATABASE", "collate", "from");
            if (in.takes("isolation", "level")) {
                isolation = in.takes("serializable") ? Isolation.SERIALIZABLE : snapshot();
            } else {
                in.expect("connection", "limit");
                limit = OptionalInt.of(in.takes("unlimited") ? -1 : in.integer());
            }
        }
        return new DatabaseOptions(isolation, limit);
    }

    /** A reserved word, so it can be no name. */
    private Isolation snapshot() {
        in.expect("snapshot");
        return Isolation.SNAPSHOT;
    }

    private void refuse(String command, String... words) {
        if (in.seesAny(words)) {
            throw new Refusal(command + " ... " + in.peek().name().toUpperCase(Locale.ROOT)).at(in.offset());
        }
    }
}
