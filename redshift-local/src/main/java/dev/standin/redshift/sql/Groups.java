package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Membership;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Principals;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** CREATE, ALTER and DROP of groups of users. Sources: r_CREATE_GROUP.html, r_ALTER_GROUP.html, r_DROP_GROUP.html. */
record Groups(Principals principals) {
    /** Fails if there is somebody of this name. That a group has a user's or a role's name, no page allows or forbids. */
    static void requireFree(Principals principals, String name, String kind) {
        Principal there = principals.named(name);
        if (there == null) {
            return;
        }
        boolean group = there instanceof Principal.Group;
        if (group != kind.equals("group")) {
            throw new Refusal("a group with the name of a user or role: \"" + there.name() + "\"; take another name");
        }
        String found = group ? "group" : there instanceof Principal.Role ? "role" : "user";
        throw new SqlError(found + " \"" + there.name() + "\" already exists");
    }

    Principals created(Administration.CreateGroup create) {
        requireFree(principals, create.name(), "group");
        Principals after = principals.with(new Principal.Group(principals.next(), create.name()));
        return new Groups(after).changed(new Administration.GroupMembers(create.name(), true, create.users()));
    }

    /** What happens to one who is there already, or to one who is not, no page says. */
    Principals changed(Administration.GroupMembers change) {
        int group = principals.requireGroup(change.group()).id();
        Set<Membership> after = new LinkedHashSet<>(principals.memberships());
        for (String name : change.users()) {
            Membership member =
                    new Membership(group, principals.requireUser(name).id());
            if (!(change.added() ? after.add(member) : after.remove(member))) {
                throw new Refusal("ALTER GROUP ... "
                        + (change.added()
                                ? "ADD USER of one who is in the group"
                                : "DROP USER of one who is not in the group")
                        + ": " + name);
            }
        }
        return principals.members(after);
    }

    /** A new user belongs to these groups. */
    Principals joined(int user, List<String> groups) {
        Set<Membership> after = new LinkedHashSet<>(principals.memberships());
        groups.forEach(
                group -> after.add(new Membership(principals.requireGroup(group).id(), user)));
        return principals.members(after);
    }

    Principals renamed(Administration.RenameGroup rename) {
        Principal.Group group = principals.requireGroup(rename.group());
        requireFree(principals, rename.to(), "group");
        return principals.with(new Principal.Group(group.id(), rename.to()));
    }

    /** Objects of the other databases are not looked at, as with DROP USER. */
    Principals dropped(String name, Acl acl) {
        Principal.Group group = principals.requireGroup(name);
        if (AdministrationBinder.hasPrivileges(principals, acl, group.id())) {
            throw new SqlError(
                    "group \"" + group.name() + "\" can't be dropped because the group has a privilege on some object");
        }
        return principals.without(group.id());
    }
}
