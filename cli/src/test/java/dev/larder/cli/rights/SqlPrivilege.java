package dev.larder.cli.rights;

import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Administration.AssumeRole;
import dev.standin.redshift.dialect.tree.Administration.DefaultPrivileges;
import dev.standin.redshift.dialect.tree.Administration.OnAllRelations;
import dev.standin.redshift.dialect.tree.Administration.OnDatabases;
import dev.standin.redshift.dialect.tree.Administration.OnRelations;
import dev.standin.redshift.dialect.tree.Administration.OnSchemas;
import dev.standin.redshift.dialect.tree.Grantee;
import dev.standin.redshift.dialect.tree.Privilege;
import dev.standin.redshift.dialect.tree.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One privilege that a statement gives, or, if {@code restricts}, one that it takes from everybody.
 *
 * @param undo makes it as if the statement had not been said
 * @param redo says it again
 */
record SqlPrivilege(boolean restricts, String undo, String redo) {

    /** Every single privilege that a statement is about; what it says is said as the speaker. */
    static List<SqlPrivilege> of(String sql, String speaker) {
        return switch (StatementText.of(sql).parse().statement()) {
            case Statement.Administer(Administration what) -> of(what, speaker);
            case Statement.CreateSchema create
            when create.owner() != null -> List.of(owning("schema " + create.name(), create.owner()));
            default -> List.of();
        };
    }

    private static List<SqlPrivilege> of(Administration what, String speaker) {
        return switch (what) {
            case Administration.Privileges some ->
                each(some.given(), some.to(), "", some.privileges().stream().flatMap(one -> on(one, some.on())));
            case DefaultPrivileges some -> byDefault(some, speaker);
            case AssumeRole some ->
                some.commands().size() == Administration.Command.values().length
                        ? assuming(some, "all")
                        : some.commands().stream()
                                .flatMap(command -> assuming(some, word(command).replace('_', ' ')).stream())
                                .toList();
            case Administration.Roles some ->
                each(some.given(), some.to(), "", some.roles().stream().map(role -> "role " + role));
            case Administration.CreateDatabase create
            when create.owner() != null -> List.of(owning("database " + create.name(), create.owner()));
            case Administration.DatabaseOwner of -> List.of(owning("database " + of.name(), of.owner()));
            case Administration.SchemaOwner of -> List.of(owning("schema " + of.schema(), of.owner()));
            case Administration.RelationOwner of ->
                List.of(owning("table " + String.join(".", of.relation().parts()), of.owner()));
            case Administration.GroupMembers(String group, boolean added, List<String> users) ->
                users.stream()
                        .map(user -> new SqlPrivilege(
                                !added,
                                "alter group %s %s user \"%s\"".formatted(group, added ? "drop" : "add", user),
                                "alter group %s %s user \"%s\"".formatted(group, added ? "add" : "drop", user)))
                        .toList();
            case Administration.CreateUser _,
                    Administration.AlterUser _,
                    Administration.DropUsers _,
                    Administration.CreateRole _,
                    Administration.DropRole _,
                    Administration.CreateDatabase _,
                    Administration.DropDatabase _,
                    Administration.CreateGroup _,
                    Administration.RenameGroup _,
                    Administration.DropGroup _,
                    Administration.RenameSchema _,
                    Administration.SchemaQuota _,
                    Administration.AlterDatabase _ -> List.of();
        };
    }

    private static SqlPrivilege owning(String what, @Nullable String owner) {
        return new SqlPrivilege(
                false, "alter %s owner to admin".formatted(what), "alter %s owner to \"%s\"".formatted(what, owner));
    }

    private static List<SqlPrivilege> each(boolean given, List<Grantee> to, String rest, Stream<String> privileges) {
        return privileges
                .flatMap(privilege -> to.stream().map(grantee -> {
                    String grant = "grant " + privilege + " to " + text(grantee) + rest;
                    String revoke = "revoke " + privilege + " from " + text(grantee) + rest;
                    return given ? new SqlPrivilege(false, revoke, grant) : new SqlPrivilege(true, grant, revoke);
                }))
                .toList();
    }

    private static List<SqlPrivilege> assuming(AssumeRole some, String command) {
        Stream<String> chains = some.chains().stream()
                .map(chain -> chain.equals(Administration.ALL_CHAINS) ? "all" : "'" + chain + "'")
                .map(chain -> "assumerole on " + chain);
        return each(some.given(), some.to(), " for " + command, chains);
    }

    private static Stream<String> on(Privilege privilege, Administration.Target target) {
        Stream<String> targets = switch (target) {
            case OnRelations(var names) -> names.stream().map(name -> String.join(".", name.parts()));
            case OnAllRelations(var schemas) -> schemas.stream().map(schema -> "all tables in schema " + schema);
            case OnSchemas(var names) -> names.stream().map(name -> "schema " + name);
            case OnDatabases(var names) -> names.stream().map(name -> "database " + name);
        };
        return targets.map(name -> word(privilege) + " on " + name);
    }

    private static List<SqlPrivilege> byDefault(DefaultPrivileges some, String speaker) {
        String users = some.users().isEmpty()
                ? "\"" + speaker + "\""
                : some.users().stream().map(user -> "\"" + user + "\"").collect(Collectors.joining(", "));
        String schemas = some.schemas().isEmpty() ? "" : " in schema " + String.join(", ", some.schemas());
        String head = "alter default privileges for user " + users + schemas + " ";
        return each(some.given(), some.to(), "", some.privileges().stream().map(one -> word(one) + " on tables"))
                .stream()
                .map(one -> new SqlPrivilege(one.restricts(), head + one.undo(), head + one.redo()))
                .toList();
    }

    private static String text(Grantee grantee) {
        return switch (grantee) {
            case Grantee.User(String name) -> "\"" + name + "\"";
            case Grantee.Role(String name) -> "role " + name;
            case Grantee.Group(String name) -> "group " + name;
            case Grantee.Everyone() -> "public";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return redo;
    }
}
