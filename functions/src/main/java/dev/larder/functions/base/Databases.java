package dev.larder.functions.base;

import dev.larder.functions.port.AdminDatabase;
import java.util.List;

/** Makes and drops what an environment has in the warehouse, step by step; before each step it looks whether it is needed. */
final class Databases {
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

    Catalogue catalogue() {
        return catalogue;
    }

    /** Brings it to what the order says, whatever is there. */
    void make(Order order) {
        String owner = quoted(order.owner());
        if (!catalogue.hasUser(order.owner())) {
            run("create user " + owner + " password disable");
        }
        if (!catalogue.hasDatabase(order.database())) {
            run("create database " + order.database() + " with owner " + owner + " isolation level snapshot");
        }
        if (!catalogue.hasRole(order.reader())) {
            run("create role " + order.reader());
        }
        grantChain(order);
        revokeRoles(order);
        inside(order);
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
        String owner = quoted(order.owner());
        List.of(
                        "grant create on database " + order.database() + " to " + owner,
                        "revoke create on schema public from public",
                        "create schema if not exists scratch authorization " + owner + " quota " + QUOTA,
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
        if (catalogue.hasUser(order.owner())) {
            run("drop user " + quoted(order.owner()));
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
