package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.tree.Privilege;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The hidden tables in which a database keeps who owns what and what is granted; and the warehouse's catalogue of users, in one row. */
public final class RightsText {
    private static final String OWNERS = Macros.SCHEMA + ".owners";
    private static final String GRANTS = Macros.SCHEMA + ".grants";
    private static final String DEFAULTS = Macros.SCHEMA + ".default_grants";
    private static final String QUOTAS = Macros.SCHEMA + ".quotas";
    private static final String NAMESPACE = Macros.SCHEMA + ".namespace";

    /** Every owner and grant: kind, schema, relation, privilege, principal. */
    public static final String ALL = "select 'owner', schema_name, name, '', owner from " + OWNERS
            + " union all select 'grant', schema_name, name, privilege, grantee from " + GRANTS
            + " union all select 'default', schema_name, '', privilege, owner from " + DEFAULTS
            + " union all select 'default', schema_name, '', privilege, grantee from " + DEFAULTS;

    /** The row with the newest catalogue of users that this database keeps, if it has ever changed it. */
    public static final String PRINCIPALS =
            "select version, content from " + NAMESPACE + " order by version desc limit 1";

    private RightsText() {}

    /** Who makes relations, and in which schema; empty is every one. */
    record Maker(int user, String schema) {}

    /** Statements that create the hidden tables, and let everybody use the schema public and create in it; they may be repeated. */
    static List<String> tables() {
        String given = " where not exists (select 1 from " + OWNERS + " where schema_name = 'public' and name = '')";
        return List.of(
                "create table if not exists " + OWNERS + " (schema_name varchar, name varchar, owner integer)",
                "create table if not exists " + GRANTS
                        + " (schema_name varchar, name varchar, privilege varchar, grantee integer)",
                "create table if not exists " + DEFAULTS
                        + " (owner integer, schema_name varchar, privilege varchar, grantee integer)",
                "create table if not exists " + QUOTAS + " (schema_name varchar, megabytes bigint)",
                "create table if not exists " + NAMESPACE + " (version bigint, content varchar)",
                "delete from " + NAMESPACE + " where version < (select max(version) from " + NAMESPACE + ")",
                "insert into " + GRANTS + " select 'public', '', p, " + Principal.PUBLIC
                        + " from (values ('USAGE'), ('CREATE')) as v(p)" + given,
                "insert into " + OWNERS + " select 'public', '', " + Principal.SYSTEM + given);
    }

    /** The owner of a new schema. */
    static String owned(String schema, int owner) {
        return "insert into " + OWNERS + " values (" + key(Acl.Name.of(schema)) + ", " + owner + ")";
    }

    /** The owner of a new relation, and what its owner gives by default. */
    static List<String> owned(Acl.Name name, int owner) {
        return List.of(
                "insert into " + OWNERS + " values (" + key(name) + ", " + owner + ")",
                "insert into " + GRANTS + " select distinct " + key(name) + ", privilege, grantee from " + DEFAULTS
                        + " where owner = " + owner + " and schema_name in ('', " + Text.quote(name.schema()) + ")");
    }

    /** Another owner in the place of the one there is; grants stay. */
    static List<String> handedOver(Acl.Name name, int owner) {
        return List.of(
                "delete from " + OWNERS + " where " + is(name),
                "insert into " + OWNERS + " values (" + key(name) + ", " + owner + ")");
    }

    /** The same owner and grants under another name. */
    static List<String> renamed(Acl.Name name, String to) {
        String set = " set name = " + Text.quote(to) + " where " + is(name);
        return List.of("update " + OWNERS + set, "update " + GRANTS + set);
    }

    /** Without owner and grants. */
    static List<String> forgotten(Acl.Name name) {
        return List.of("delete from " + OWNERS + " where " + is(name), "delete from " + GRANTS + " where " + is(name));
    }

    /** Without all owners and grants in a schema. */
    static List<String> forgotten(String schema) {
        String where = " where schema_name = " + Text.quote(schema);
        return List.of(
                "delete from " + OWNERS + where,
                "delete from " + GRANTS + where,
                "delete from " + DEFAULTS + where,
                "delete from " + QUOTAS + where);
    }

    /** Another quota in the place of the one there is; -1 is none. */
    static List<String> quota(String schema, long megabytes) {
        String removed = "delete from " + QUOTAS + " where schema_name = " + Text.quote(schema);
        return megabytes < 0
                ? List.of(removed)
                : List.of(removed, "insert into " + QUOTAS + " values (" + Text.quote(schema) + ", " + megabytes + ")");
    }

    /** All that is of a schema, under another name of it. */
    static List<String> schemaRenamed(String schema, String to) {
        return Stream.of(OWNERS, GRANTS, DEFAULTS, QUOTAS)
                .map(table -> "update " + table + " set schema_name = " + Text.quote(to) + " where schema_name = "
                        + Text.quote(schema))
                .toList();
    }

    /** Gives each of the privileges to each of the principals, once, or takes them away. */
    static List<String> granted(boolean given, Acl.Name name, Set<Privilege> privileges, Set<Integer> to) {
        List<String> sqls = new ArrayList<>();
        for (int grantee : to) {
            for (Privilege privilege : privileges) {
                sqls.add("delete from " + GRANTS + " where " + is(name) + " and privilege = '" + privilege
                        + "' and grantee = " + grantee);
                if (given) {
                    sqls.add("insert into " + GRANTS + " values (" + key(name) + ", '" + privilege + "', " + grantee
                            + ")");
                }
            }
        }
        return sqls;
    }

    /** The same for relations that the owner will make; an empty schema is every one. */
    static List<String> defaulted(boolean given, Maker maker, Set<Privilege> privileges, int grantee) {
        List<String> sqls = new ArrayList<>();
        int owner = maker.user();
        String schema = Text.quote(maker.schema());
        for (Privilege privilege : privileges) {
            sqls.add("delete from " + DEFAULTS + " where owner = " + owner + " and schema_name = " + schema
                    + " and privilege = '" + privilege + "' and grantee = " + grantee);
            if (given) {
                sqls.add("insert into " + DEFAULTS + " values (" + owner + ", " + schema + ", '" + privilege + "', "
                        + grantee + ")");
            }
        }
        return sqls;
    }

    /** Without what a principal was given in the database. */
    static List<String> stripped(int principal) {
        return List.of(
                "delete from " + GRANTS + " where grantee = " + principal,
                "delete from " + DEFAULTS + " where grantee = " + principal);
    }

    /** Keeps a version of the catalogue of users beside older ones, which a transaction with an older snapshot might see. */
    public static List<String> principals(long version, String content) {
        return List.of("insert into " + NAMESPACE + " values (" + version + ", " + Text.quote(content) + ")");
    }

    private static String key(Acl.Name name) {
        return Text.quote(name.schema()) + ", " + Text.quote(name.relation());
    }

    private static String is(Acl.Name name) {
        return "schema_name = " + Text.quote(name.schema()) + " and name = " + Text.quote(name.relation());
    }
}
