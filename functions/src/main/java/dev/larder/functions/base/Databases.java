package dev.larder.functions.base;

import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Stage;
import dev.larder.functions.port.AdminDatabase;
import java.util.List;

/**
 * Makes and drops what an environment has in the warehouse, step by step; before each step it looks whether it is needed.
 *
 * <p>The database and {@code scratch} are the admin's: the environment's user owns what it makes in them, and needs no more.
 */
public final class Databases {
    /** For the tables of analysts, in an environment of any stage. */
    private static final String QUOTA = "50 GB";

    private final AdminDatabase admin;
    private final BaseSettings settings;
    private final Catalogue catalogue;

    Databases(AdminDatabase admin, BaseSettings settings) {
        this.admin = admin;
        this.settings = settings;
        this.catalogue = new Catalogue(admin, settings.database());
    }

    /** Makes what one environment has in a namespace where nobody else relies on taking on every role, as in that of a local environment. */
    public static void makeAlone(AdminDatabase admin, String namespaceRole, Names names) {
        Databases databases = new Databases(admin, new BaseSettings("", "", namespaceRole, "dev"));
        databases.takeAssumeRole();
        databases.make(new Order(names, Stage.DEV, ""));
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** Brings it to what the order says, whatever is there. */
    void make(Order order) {
        String owner = quoted(order.owner());
        if (!catalogue.hasUser(order.owner())) {
            run("create user " + owner + " password disable");
        }
        boolean isNew = !catalogue.hasDatabase(order.database());
        if (isNew) {
            run("create database " + order.database() + " isolation level snapshot");
        }
        if (!catalogue.hasRole(order.reader())) {
            if (!isNew) {
                forgetFoundation(order);
            }
            run("create role " + order.reader());
        }
        if (!catalogue.hasUser(order.operator())) {
            if (!isNew) {
                forgetFoundation(order);
            }
            run("create user " + quoted(order.operator()) + " password disable");
        }
        grantChain(order);
        revokeRoles(order);
        inside(order);
    }

    /** What the owner granted to the role or user went with it: the next set-up grants it again. How new the tables are stays. */
    private void forgetFoundation(Order order) {
        if (catalogue.hasFoundation(order.database())) {
            admin.run(order.database(), "delete from ops.foundation where laid not like 'format %'");
        }
    }

    /** Only the chain of this environment; none while everybody may assume every role, since Redshift refuses it until then. */
    private void grantChain(Order order) {
        if (catalogue.assumesFreely()) {
            return;
        }
        String wanted = settings.chain(order.names());
        List<String> chains = catalogue.chains(order.owner());
        if (!chains.contains(wanted)) {
            run("grant assumerole on '" + wanted + "' to " + quoted(order.owner()) + " for copy");
        }
        chains.stream().filter(chain -> !chain.equals(wanted)).forEach(chain -> revokeChain(order, chain));
    }

    private void revokeChain(Order order, String chain) {
        run("revoke assumerole on '" + literal(chain) + "' from " + quoted(order.owner()) + " for all");
    }

    private void revokeRoles(Order order) {
        catalogue
                .rolesOf(order.owner())
                .forEach(role -> run("revoke role " + quoted(role) + " from " + quoted(order.owner())));
        catalogue
                .rolesOfRole(order.reader())
                .forEach(role -> run("revoke role " + quoted(role) + " from role " + order.reader()));
    }

    /** Each of these can be repeated. */
    private void inside(Order order) {
        List.of(
                        "grant create on database " + order.database() + " to " + quoted(order.owner()),
                        "revoke create on schema public from public",
                        "create schema if not exists scratch quota " + QUOTA,
                        "grant usage on schema scratch to role " + order.reader(),
                        "grant create on schema scratch to role " + order.reader())
                .forEach(sql -> admin.run(order.database(), sql));
    }

    /** Removes it and its readers, whose tables went with the database; the owner last, since a user who owns something or may something is not dropped. */
    void drop(Order order) {
        catalogue.chains(order.owner()).forEach(chain -> revokeChain(order, chain));
        if (catalogue.hasDatabase(order.database())) {
            run("drop database " + order.database() + " force");
        }
        catalogue.formerReaders(order.reader()).forEach(reader -> run("drop user " + quoted(reader)));
        if (catalogue.hasRole(order.reader())) {
            run("drop role " + order.reader() + " force");
        }
        for (String user : List.of(order.operator(), order.owner())) {
            if (catalogue.hasUser(user)) {
                run("drop user " + quoted(user));
            }
        }
    }

    /** From now on a user assumes only the roles that it was granted; once for the whole namespace. */
    void takeAssumeRole() {
        if (catalogue.assumesFreely()) {
            run("revoke assumerole on all from public for all");
        }
    }

    private void run(String sql) {
        admin.run(settings.database(), sql);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return text.replace("'", "''");
    }
}
