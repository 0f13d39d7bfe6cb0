package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Administration.UserOptions;
import dev.standin.redshift.dialect.tree.Grantee;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.DatabaseEntry;
import dev.standin.redshift.sql.rights.Membership;
import dev.standin.redshift.sql.rights.Passwords;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Principals;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE, ALTER and DROP of users, roles and their memberships, and owners; grants by {@link GrantBinder}, databases by {@link DatabaseBinder}. */
final class AdministrationBinder {
    private final Context context;
    private final Principals principals;

    AdministrationBinder(Context context) {
        this.context = context;
        this.principals = context.rights().principals();
    }

    Plan plan(Administration what) {
        return switch (what) {
            case Administration.CreateUser create -> changed("CREATE USER", created(create));
            case Administration.AlterUser(var name, var options) ->
                changed("ALTER USER", principals.with(altered(principals.requireUser(name), options)));
            case Administration.DropUsers drop -> dropUsers(drop);
            case Administration.CreateRole(var name) -> changed("CREATE ROLE", createdRole(name));
            case Administration.DropRole drop -> dropRole(drop);
            case Administration.Roles roles -> changed(roles.given() ? "GRANT" : "REVOKE", membered(roles));
            case Administration.CreateGroup create -> changed("CREATE GROUP", new Groups(principals).created(create));
            case Administration.GroupMembers change -> changed("ALTER GROUP", new Groups(principals).changed(change));
            case Administration.RenameGroup rename -> changed("ALTER GROUP", new Groups(principals).renamed(rename));
            case Administration.DropGroup(var name) ->
                changed(
                        "DROP GROUP",
                        new Groups(principals).dropped(name, context.rights().acl()));
            case Administration.Privileges privileges -> new GrantBinder(context).privileges(privileges);
            case Administration.DefaultPrivileges defaults -> new GrantBinder(context).defaults(defaults);
            case Administration.AssumeRole assume -> new GrantBinder(context).assumeRole(assume);
            case Administration.CreateDatabase create -> new DatabaseBinder(principals).create(create, user());
            case Administration.DropDatabase drop ->
                new DatabaseBinder(principals).drop(drop, context.rights().database());
            case Administration.DatabaseOwner owner -> new DatabaseBinder(principals).owner(owner);
            case Administration.AlterDatabase alter -> new DatabaseBinder(principals).alter(alter);
            case Administration.SchemaOwner(var schema, var owner) -> {
                SchemaChanges.requireThere(context, schema);
                yield handedOver("ALTER SCHEMA", Acl.Name.of(schema), owner);
            }
            case Administration.RenameSchema(var schema, var to) -> new SchemaChanges(context).renamed(schema, to);
            case Administration.SchemaQuota(var schema, long quota) -> {
                SchemaChanges.requireThere(context, schema);
                yield new Plan.Change("ALTER SCHEMA", RightsText.quota(schema, quota), false);
            }
            case Administration.RelationOwner(var relation, var owner) ->
                handedOver("ALTER TABLE", ownable(Names.relation(context, relation.parts())), owner);
        };
    }

    /** Whether a materialized view can have another owner, no page says. */
    private static Acl.Name ownable(Relation relation) {
        if (relation instanceof Relation.Table table && table.isMaterialized()) {
            throw new Refusal("ALTER TABLE ... OWNER TO of a materialized view");
        }
        return Names.key(relation);
    }

    private int user() {
        return context.rights().user();
    }

    private static Plan changed(String command, Principals after) {
        return new Plan.Administered(command, after, List.of(), false);
    }

    private Plan handedOver(String command, Acl.Name name, String owner) {
        return new Plan.Change(
                command,
                RightsText.handedOver(name, principals.requireUser(owner).id()),
                false);
    }

    private Principals created(Administration.CreateUser create) {
        Groups.requireFree(principals, create.name(), "user");
        int id = principals.next();
        Principal.User user = new Principal.User(id, create.name(), false, false, "");
        return new Groups(principals.with(altered(user, create.options()))).joined(id, create.groups());
    }

    private static Principal.User altered(Principal.User user, UserOptions options) {
        Boolean superuser = options.superuser();
        Boolean creates = options.createsDatabases();
        boolean powerful = superuser == null ? user.superuser() : superuser;
        return new Principal.User(
                user.id(),
                user.name(),
                powerful,
                creates == null ? user.createsDatabases() : creates,
                password(user, powerful, options.password()));
    }

    private static String password(Principal.User user, boolean superuser, Administration.@Nullable Password password) {
        return switch (password) {
            case null -> user.password();
            case Administration.Secret(var text) -> Passwords.kept(user.name(), text);
            case Administration.Disabled disabled -> {
                if (superuser) {
                    throw new SqlError("cannot disable the password of a superuser");
                }
                yield "";
            }
        };
    }

    private Plan dropUsers(Administration.DropUsers drop) {
        Principals after = principals;
        for (String name : drop.names()) {
            Principal.User user = principals.user(name);
            if (user == null && drop.tolerant()) {
                continue;
            }
            int id = principals.requireUser(name).id();
            requireDroppable(name, id);
            after = after.without(id);
        }
        return changed("DROP USER", after);
    }

    /** Objects of the other databases are not looked at. Source: r_DROP_USER.html. */
    private void requireDroppable(String name, int id) {
        Acl acl = context.rights().acl();
        if (id == user()) {
            throw new SqlError("current user cannot be dropped");
        }
        if (id == Principal.ADMIN || id == Principal.SYSTEM) {
            throw new SqlError("cannot drop user \"" + name + "\", the first superuser");
        }
        if (acl.owns(id) || principals.databases().values().stream().anyMatch(entry -> entry.owner() == id)) {
            throw new SqlError("user \"" + name + "\" can't be dropped because the user owns some object");
        }
        if (hasPrivileges(principals, acl, id)) {
            throw new SqlError(
                    "user \"" + name + "\" can't be dropped because the user has a privilege on some object");
        }
    }

    /** Whether a user or group was given something in this database, or in the whole warehouse. */
    static boolean hasPrivileges(Principals principals, Acl acl, int id) {
        return acl.mentions(id)
                || principals.databases().values().stream()
                        .map(DatabaseEntry::grants)
                        .flatMap(Set::stream)
                        .anyMatch(given -> given.grantee() == id)
                || principals.assumptions().stream().anyMatch(a -> a.grantee() == id);
    }

    private Principals createdRole(String name) {
        Groups.requireFree(principals, name, "role");
        return principals.with(new Principal.Role(principals.next(), name, user()));
    }

    /** Source: r_DROP_ROLE.html. */
    private Plan dropRole(Administration.DropRole drop) {
        int id = principals.requireRole(drop.name()).id();
        for (Membership membership : drop.force() ? Set.<Membership>of() : principals.memberships()) {
            if (membership.member() == id) {
                throw new SqlError("cannot drop this role since it depends on another role");
            }
            if (membership.role() == id) {
                boolean role = principals.all().get(membership.member()) instanceof Principal.Role;
                throw new SqlError("cannot drop this role since it has been granted on a " + (role ? "role" : "user"));
            }
        }
        return new Plan.Administered("DROP ROLE", principals.without(id), RightsText.stripped(id), false);
    }

    private Principals membered(Administration.Roles roles) {
        Set<Membership> after = new LinkedHashSet<>(principals.memberships());
        for (String name : roles.roles()) {
            int role = principals.requireRole(name).id();
            for (Grantee grantee : roles.to()) {
                if (grantee instanceof Grantee.Everyone) {
                    throw new SqlError("cannot grant or revoke a role to or from PUBLIC");
                }
                if (grantee instanceof Grantee.Group) {
                    throw new SqlError("syntax error at or near \"group\": a role is granted to users and roles");
                }
                int member = principals.id(grantee);
                if (roles.given() && principals.effective(role).contains(member)) {
                    throw new SqlError(
                            "cannot grant this role, a circular dependency was detected between these roles");
                }
                List<Membership> both = new ArrayList<>(List.of(new Membership(role, member)));
                if (roles.given()) {
                    after.addAll(both);
                } else {
                    after.removeAll(both);
                }
            }
        }
        return principals.members(after);
    }
}
