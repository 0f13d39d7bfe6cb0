package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Administration.Command;
import dev.standin.redshift.dialect.tree.Privilege;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableChange;
import dev.standin.redshift.dialect.tree.TableName;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement needs beside the schemas it names: each kind has a rule here, or nothing compiles. Sources: "Required permissions" on the
 * statements' pages; r_GRANT.html; r_roles-system-privileges.html. System permissions cannot be granted here, so none is asked for.
 */
final class Needs {
    private final Context context;
    private final Rights rights;

    Needs(Context context) {
        this.context = context;
        this.rights = context.rights();
    }

    /** Fails with what Redshift says if the session's user may not run the statement, or a view's owner may not read what it reads. */
    void require(Statement statement) {
        for (Context.Read read : context.reads()) {
            read.reader().require(Set.of(Privilege.SELECT), read.relation());
        }
        if (!rights.isSuperuser()) {
            requireOfUser(statement);
        }
    }

    private void requireOfUser(Statement statement) {
        switch (statement) {
            case Statement.Insert insert -> on(insert.table(), Privilege.INSERT);
            case Statement.Update update -> update(update.target().table());
            case Statement.Delete delete -> delete(delete.table());
            case Statement.Merge merge -> merge(merge);
            case Statement.Truncate truncate -> owned(truncate.table(), Privilege.TRUNCATE);
            case Statement.Copy copy -> copy(copy);
            case Statement.Unload unload -> rights.requireChain(unload.target().role(), Command.UNLOAD);
            case Statement.CreateSchema create -> createSchema(create);
            case Statement.DropSchema drop -> rights.requireOwner(Acl.Name.of(drop.name()), null);
            case Statement.CreateTable create -> createTable(create);
            case Statement.SelectInto(Statement.CreateTable create) -> createTable(create);
            case Statement.CreateView create -> {
                create(create.name());
                owned(create.name(), null);
            }
            case Statement.CreateMaterialized create -> create(create.name());
            case Statement.Refresh(TableName name) -> owned(name, null);
            case Statement.DropMaterialized drop -> owned(drop.name(), null);
            case Statement.Drop drop -> drop.names().forEach(name -> owned(name, Privilege.DROP));
            case Statement.AddColumn add -> owned(add.table(), Privilege.ALTER);
            case Statement.DropColumn drop -> owned(drop.table(), Privilege.ALTER);
            case Statement.AlterColumn alter -> owned(alter.table(), Privilege.ALTER);
            case Statement.AlterTable(TableName table, TableChange change) -> altered(table, change);
            case Statement.CreateLike like -> like(like);
            case Statement.Comment comment -> owned(comment.name(), null);
            case Statement.Select _,
                    Statement.SetTo _,
                    Statement.Show _,
                    Statement.SpeakAs _,
                    Statement.Vacuum _,
                    Statement.Block _ -> nothingMore();
            case Statement.Analyze(TableName table, var _) -> analyzed(table);
            case Statement.Lock lock -> lock.tables().forEach(name -> on(name, Privilege.UPDATE, Privilege.DELETE));
            case Statement.Administer(Administration what) -> administration(what);
        }
    }

    private void delete(TableName table) {
        on(table, Privilege.DELETE);
        on(table, Privilege.SELECT);
    }

    private void copy(Statement.Copy copy) {
        on(copy.table(), Privilege.INSERT);
        rights.requireChain(copy.source().role(), Command.COPY);
    }

    /** Who administers; superusers do not come here. */
    private void administration(Administration what) {
        switch (what) {
            case Administration.CreateUser create -> rights.requireSuperuser("must be superuser to create users");
            case Administration.AlterUser alter -> alterUser(alter);
            case Administration.DropUsers drop -> rights.requireSuperuser("must be superuser to drop users");
            case Administration.CreateRole create -> rights.requireSuperuser("permission denied to create role");
            case Administration.DropRole drop ->
                rights.requireSuperuser("permission denied to drop role \"" + drop.name() + "\"");
            case Administration.Roles roles ->
                rights.requireSuperuser("permission denied to " + (roles.given() ? "grant" : "revoke") + " role");
            case Administration.CreateGroup create ->
                rights.requireSuperuser("must be superuser to create user groups");
            case Administration.GroupMembers _, Administration.RenameGroup _ ->
                rights.requireSuperuser("must be superuser to alter user groups");
            case Administration.DropGroup drop -> rights.requireSuperuser("must be superuser to drop user groups");
            case Administration.Privileges privileges -> grant(privileges.on());
            case Administration.DefaultPrivileges defaults -> defaults(defaults);
            case Administration.AssumeRole assume ->
                rights.requireSuperuser("must be superuser to grant or revoke the ASSUMEROLE privilege");
            case Administration.CreateDatabase create -> createDatabase(create);
            case Administration.DropDatabase drop -> ownedDatabase(drop.name());
            case Administration.DatabaseOwner owner -> rights.requireSuperuser("must be superuser to change owner");
            case Administration.AlterDatabase alter -> ownedDatabase(alter.name());
            case Administration.SchemaOwner owner -> rights.requireSuperuser("must be superuser to change owner");
            case Administration.RenameSchema rename -> rights.requireOwner(Acl.Name.of(rename.schema()), null);
            case Administration.SchemaQuota quota -> rights.requireOwner(Acl.Name.of(quota.schema()), null);
            case Administration.RelationOwner owner -> rights.requireSuperuser("must be superuser to change owner");
        }
    }

    private void update(TableName table) {
        on(table, Privilege.UPDATE);
        on(table, Privilege.SELECT);
    }

    private void analyzed(@Nullable TableName table) {
        if (table != null) {
            owned(table, null);
        }
    }

    /** Source: r_MERGE.html, "Usage notes". */
    private void merge(Statement.Merge merge) {
        Statement.Matching matching = merge.matching();
        boolean updates = matching != null && !matching.settings().isEmpty();
        on(merge.table(), Privilege.SELECT);
        on(merge.table(), Privilege.INSERT);
        on(merge.table(), updates ? Privilege.UPDATE : Privilege.DELETE);
    }

    private void altered(TableName table, TableChange change) {
        owned(table, Privilege.ALTER);
        if (change instanceof TableChange.Append(TableName from)) {
            owned(from, Privilege.ALTER);
        }
    }

    private void like(Statement.CreateLike like) {
        if (like.temporary()) {
            rights.requireOnDatabase(Privilege.TEMPORARY);
        } else {
            create(like.name());
        }
        on(like.parent(), Privilege.SELECT);
    }

    private static void nothingMore() {}

    private void on(TableName name, Privilege... anyOf) {
        Acl.Name found = found(name);
        if (found != null) {
            rights.require(Set.of(anyOf), found);
        }
    }

    private void owned(TableName name, @Nullable Privilege instead) {
        Acl.Name found = found(name);
        if (found != null) {
            rights.requireOwner(found, instead);
        }
    }

    /** Null where the statement tolerates that there is none. */
    private Acl.@Nullable Name found(TableName name) {
        Relation found = Names.find(context, name.parts());
        return found == null ? null : Names.key(found);
    }

    private void create(TableName name) {
        rights.require(Set.of(Privilege.CREATE), Acl.Name.of(Names.schema(context, name)));
    }

    private void createTable(Statement.CreateTable create) {
        if (create.temporary()) {
            rights.requireOnDatabase(Privilege.TEMPORARY);
        } else {
            create(create.definition().name());
        }
        create.references().forEach(name -> on(name, Privilege.REFERENCES));
    }

    private void createSchema(Statement.CreateSchema create) {
        rights.requireOnDatabase(Privilege.CREATE);
        String owner = create.owner();
        if (owner != null && rights.principals().requireUser(owner).id() != rights.user()) {
            rights.requireSuperuser("permission denied");
        }
    }

    /** Users may change their own passwords. Source: r_ALTER_USER.html. */
    private void alterUser(Administration.AlterUser alter) {
        boolean own = rights.principals().requireUser(alter.name()).id() == rights.user();
        boolean only = alter.options().createsDatabases() == null
                && alter.options().superuser() == null
                && alter.options().password() instanceof Administration.Secret;
        if (!own || !only) {
            rights.requireSuperuser("permission denied");
        }
    }

    private void grant(Administration.Target target) {
        switch (target) {
            case Administration.OnRelations(var names) ->
                names.forEach(name -> rights.requireGrantor(Names.key(Names.relation(context, name.parts()))));
            case Administration.OnAllRelations(var schemas) ->
                context.catalog().relations(schemas).forEach(rights::requireGrantor);
            case Administration.OnSchemas(var names) -> names.forEach(name -> rights.requireGrantor(Acl.Name.of(name)));
            case Administration.OnDatabases(var names) -> {
                for (String name : names) {
                    if (!rights.ownsDatabase(rights.principals().requireDatabase(name))) {
                        throw Rights.denied("database", name);
                    }
                }
            }
        }
    }

    /** For oneself, and in schemas that one has a privilege on. Source: r_ALTER_DEFAULT_PRIVILEGES.html. */
    private void defaults(Administration.DefaultPrivileges defaults) {
        for (String user : defaults.users()) {
            if (rights.principals().requireUser(user).id() != rights.user()) {
                rights.requireSuperuser("permission denied to change default privileges");
            }
        }
        for (String schema : defaults.schemas()) {
            rights.require(Privilege.ofSchemas(), Acl.Name.of(schema));
        }
    }

    private void createDatabase(Administration.CreateDatabase create) {
        String owner = create.owner();
        var self = rights.principals()
                .users()
                .filter(user -> user.id() == rights.user())
                .findFirst();
        if (self.isEmpty() || !self.get().createsDatabases()) {
            rights.requireSuperuser("permission denied to create database");
        }
        if (owner != null && rights.principals().requireUser(owner).id() != rights.user()) {
            rights.requireSuperuser("must be superuser to create database for another user");
        }
    }

    private void ownedDatabase(String name) {
        if (!rights.ownsDatabase(rights.principals().requireDatabase(name))) {
            rights.requireSuperuser("must be owner of database " + name);
        }
    }
}
