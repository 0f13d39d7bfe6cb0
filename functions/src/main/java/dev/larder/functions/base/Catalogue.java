package dev.larder.functions.base;

import dev.larder.functions.port.AdminDatabase;
import java.util.List;
import java.util.Objects;

/** What is there, by the system views that Redshift documents. Names of users are compared in lower case, as Redshift folds them. */
record Catalogue(AdminDatabase admin, String home) {
    boolean hasUser(String name) {
        return !texts("select usename from pg_user where lower(usename) = lower('" + name + "')")
                .isEmpty();
    }

    boolean hasRole(String name) {
        return !texts("select role_name from svv_roles where role_name = '" + name + "'")
                .isEmpty();
    }

    boolean hasDatabase(String name) {
        return !texts("select database_name from svv_redshift_databases where database_name = '" + name + "'")
                .isEmpty();
    }

    /** Whether the owner of a database has laid its foundation. */
    boolean hasFoundation(String database) {
        return !admin.run(
                        database,
                        "select table_name from svv_tables where table_schema = 'ops' and table_name = 'foundation'")
                .rows()
                .isEmpty();
    }

    /** Whether every user may still assume every role, as in a new namespace. */
    boolean assumesFreely() {
        return !texts("select distinct iam_arn from svv_iam_privileges where identity_type = 'public'")
                .isEmpty();
    }

    /** The chains of IAM roles that a user was granted. */
    List<String> chains(String user) {
        return texts("select distinct iam_arn from svv_iam_privileges where lower(identity_name) = lower('" + user
                + "') and identity_type = 'user'");
    }

    /** The roles that a user was granted. */
    List<String> rolesOf(String user) {
        return texts("select role_name from svv_user_grants where lower(user_name) = lower('" + user + "')");
    }

    /** The users that {@link Readers} made for a readers' role. */
    List<String> readers(String role) {
        return Readers.made(role, texts("select user_name from svv_user_grants where role_name = '" + role + "'"));
    }

    /** The users that {@link Readers} made, those too that were taken the role from and own tables. */
    List<String> formerReaders(String role) {
        return Readers.made(role, texts("select usename from pg_user where usename like '" + role + "_%'"));
    }

    /** The roles that a role was granted. */
    List<String> rolesOfRole(String role) {
        return texts("select granted_role_name from svv_role_grants where role_name = '" + role + "'");
    }

    private List<String> texts(String sql) {
        return admin.run(home, sql).rows().stream()
                .map(row -> Objects.requireNonNull(row.getFirst()))
                .sorted()
                .toList();
    }
}
