package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Grantee;
import dev.standin.redshift.dialect.tree.Privilege;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Assumption;
import dev.standin.redshift.sql.rights.DatabaseEntry;
import dev.standin.redshift.sql.rights.Given;
import dev.standin.redshift.sql.rights.Principals;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. Sources: r_GRANT.html, r_REVOKE.html and their usage notes. */
final class GrantBinder {
    private final Context context;
    private final Principals principals;

    GrantBinder(Context context) {
        this.context = context;
        this.principals = context.rights().principals();
    }

    Plan privileges(Administration.Privileges grant) {
        Set<Integer> to = ids(grant.to());
        return switch (grant.on()) {
            case Administration.OnRelations(var names) ->
                on(
                        names.stream()
                                .map(name -> Names.key(Names.relation(context, name.parts())))
                                .toList(),
                        grant,
                        to);
            case Administration.OnAllRelations(var schemas) -> {
                schemas.forEach(this::requireSchema);
                schemas.forEach(context.rights()::requireUsage);
                yield on(context.catalog().relations(schemas), grant, to);
            }
            case Administration.OnSchemas(var names) -> {
                names.forEach(this::requireSchema);
                yield on(names.stream().map(Acl.Name::of).toList(), grant, to);
            }
            case Administration.OnDatabases(var names) -> onDatabases(names, grant, to);
        };
    }

    private Set<Integer> ids(List<Grantee> grantees) {
        return grantees.stream().map(principals::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void requireSchema(String schema) {
        if (!context.catalog().hasSchema(schema)) {
            throw new SqlError("schema \"" + schema + "\" does not exist");
        }
    }

    private Plan on(List<Acl.Name> names, Administration.Privileges grant, Set<Integer> to) {
        List<String> sqls = new ArrayList<>();
        for (Acl.Name name : names) {
            if (!grant.given() && to.contains(context.rights().acl().owner(name))) {
                throw new Refusal("REVOKE from the owner of an object");
            }
            sqls.addAll(RightsText.granted(grant.given(), name, grant.privileges(), to));
        }
        return new Plan.Change(command(grant.given()), sqls, false);
    }

    private Plan onDatabases(List<String> names, Administration.Privileges grant, Set<Integer> to) {
        Principals after = principals;
        for (String name : names) {
            DatabaseEntry entry = principals.requireDatabase(name);
            if (!grant.given() && to.contains(entry.owner())) {
                throw new Refusal("REVOKE from the owner of a database");
            }
            Set<Given> grants = new LinkedHashSet<>(entry.grants());
            for (int grantee : to) {
                for (Privilege privilege : grant.privileges()) {
                    Given given = new Given(privilege, grantee);
                    if (grant.given()) {
                        grants.add(given);
                    } else {
                        grants.remove(given);
                    }
                }
            }
            after = after.with(entry.granted(grants));
        }
        return new Plan.Administered(command(grant.given()), after, List.of(), false);
    }

    Plan defaults(Administration.DefaultPrivileges defaults) {
        defaults.schemas().forEach(this::requireSchema);
        List<Integer> users = defaults.users().isEmpty()
                ? List.of(context.rights().user())
                : defaults.users().stream()
                        .map(name -> principals.requireUser(name).id())
                        .toList();
        List<String> sqls = new ArrayList<>();
        for (int user : users) {
            for (String schema : defaults.schemas().isEmpty() ? List.of("") : defaults.schemas()) {
                for (int grantee : ids(defaults.to())) {
                    sqls.addAll(RightsText.defaulted(
                            defaults.given(), new RightsText.Maker(user, schema), defaults.privileges(), grantee));
                }
            }
        }
        return new Plan.Change("ALTER DEFAULT PRIVILEGES", sqls, false);
    }

    /** Nothing is granted before everything has been revoked from everybody, as the usage notes demand. */
    Plan assumeRole(Administration.AssumeRole assume) {
        if (assume.given() && principals.assumesFreely()) {
            throw new Refusal(
                    "GRANT ASSUMEROLE before \"revoke assumerole on all from public for all\", since everybody has it"
                            + " until then");
        }
        Set<Assumption> after = new LinkedHashSet<>(principals.assumptions());
        for (int grantee : ids(assume.to())) {
            for (var command : assume.commands()) {
                for (String chain : assume.chains()) {
                    if (assume.given()) {
                        after.add(new Assumption(chain, grantee, command));
                    } else {
                        after.removeIf(a -> a.grantee() == grantee
                                && a.command() == command
                                && (chain.equals(Administration.ALL_CHAINS) || chain.equals(a.chain())));
                    }
                }
            }
        }
        return new Plan.Administered(command(assume.given()), principals.assuming(after), List.of(), false);
    }

    private static String command(boolean given) {
        return given ? "GRANT" : "REVOKE";
    }
}
