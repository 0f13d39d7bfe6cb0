package dev.standin.redshift.dialect.tree;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement about users, roles, privileges and databases. */
public sealed interface Administration {
    /** CREATE USER, with the groups that it belongs to. */
    record CreateUser(String name, UserOptions options, List<String> groups) implements Administration {
        /** Copies the names. */
        public CreateUser {
            groups = List.copyOf(groups);
        }
    }

    /** ALTER USER. */
    record AlterUser(String name, UserOptions options) implements Administration {}

    /** DROP USER; tolerant is IF EXISTS. */
    record DropUsers(boolean tolerant, List<String> names) implements Administration {}

    /** CREATE ROLE. */
    record CreateRole(String name) implements Administration {}

    /** DROP ROLE; with force its members lose it. */
    record DropRole(String name, boolean force) implements Administration {}

    /** GRANT ROLE or REVOKE ROLE. */
    record Roles(boolean given, List<String> roles, List<Grantee> to) implements Administration {}

    /** CREATE GROUP, with the users who belong to it. */
    record CreateGroup(String name, List<String> users) implements Administration {
        /** Copies the names. */
        public CreateGroup {
            users = List.copyOf(users);
        }
    }

    /** ALTER GROUP ... ADD USER or DROP USER. */
    record GroupMembers(String group, boolean added, List<String> users) implements Administration {
        /** Copies the names. */
        public GroupMembers {
            users = List.copyOf(users);
        }
    }

    /** ALTER GROUP ... RENAME TO. */
    record RenameGroup(String group, String to) implements Administration {}

    /** DROP GROUP. */
    record DropGroup(String name) implements Administration {}

    /** GRANT or REVOKE of privileges on objects. */
    record Privileges(boolean given, Set<Privilege> privileges, Target on, List<Grantee> to)
            implements Administration {}

    /** ALTER DEFAULT PRIVILEGES ... ON TABLES; without users those of the session, without schemas in every one. */
    record DefaultPrivileges(
            List<String> users, List<String> schemas, boolean given, Set<Privilege> privileges, List<Grantee> to)
            implements Administration {}

    /** GRANT or REVOKE ASSUMEROLE; a chain is {@code default}, ARNs with commas between them, or {@link #ALL_CHAINS}. */
    record AssumeRole(boolean given, List<String> chains, List<Grantee> to, Set<Command> commands)
            implements Administration {}

    /** CREATE DATABASE. */
    record CreateDatabase(String name, @Nullable String owner, DatabaseOptions options) implements Administration {}

    /** DROP DATABASE; with force sessions that are connected to it end. */
    record DropDatabase(String name, boolean force) implements Administration {}

    /** ALTER DATABASE ... OWNER TO. */
    record DatabaseOwner(String name, String owner) implements Administration {}

    /** ALTER DATABASE ... CONNECTION LIMIT or ISOLATION LEVEL. */
    record AlterDatabase(String name, DatabaseOptions options) implements Administration {}

    /** ALTER SCHEMA ... OWNER TO. */
    record SchemaOwner(String schema, String owner) implements Administration {}

    /** ALTER SCHEMA ... RENAME TO. */
    record RenameSchema(String schema, String to) implements Administration {}

    /** ALTER SCHEMA ... QUOTA, in megabytes; -1 is UNLIMITED. */
    record SchemaQuota(String schema, long quota) implements Administration {}

    /** ALTER TABLE ... OWNER TO, which is for views too. */
    record RelationOwner(TableName relation, String owner) implements Administration {}

    /** Whether it is about what all databases share, not about objects of the session's. */
    default boolean isShared() {
        return switch (this) {
            case CreateUser c -> true;
            case AlterUser a -> true;
            case DropUsers d -> true;
            case CreateRole c -> true;
            case DropRole d -> true;
            case Roles r -> true;
            case CreateGroup c -> true;
            case GroupMembers m -> true;
            case RenameGroup r -> true;
            case DropGroup d -> true;
            case Privileges p -> p.on() instanceof OnDatabases;
            case DefaultPrivileges d -> false;
            case AssumeRole a -> true;
            case CreateDatabase c -> true;
            case DropDatabase d -> true;
            case DatabaseOwner d -> true;
            case AlterDatabase a -> true;
            case SchemaOwner s -> false;
            case RenameSchema r -> false;
            case SchemaQuota q -> false;
            case RelationOwner r -> false;
        };
    }

    /** In the place of one chain: all of them. */
    String ALL_CHAINS = "*";

    /** What privileges are granted on. */
    sealed interface Target {}

    /** Tables and views. */
    record OnRelations(List<TableName> names) implements Target {}

    /** All tables and views that are in schemas now. */
    record OnAllRelations(List<String> schemas) implements Target {}

    /** Schemas. */
    record OnSchemas(List<String> names) implements Target {}

    /** Databases. */
    record OnDatabases(List<String> names) implements Target {}

    /** A command that takes an IAM role on. */
    enum Command {
        COPY,
        UNLOAD,
        EXTERNAL_FUNCTION,
        CREATE_MODEL
    }

    /** How the password is set. */
    sealed interface Password {}

    /** In clear text or as a hash, as it is written. */
    record Secret(String text) implements Password {
        /** Without the text. */
        @Override
        public String toString() {
            return "Secret[...]";
        }
    }

    /** PASSWORD DISABLE. */
    record Disabled() implements Password {}

    /** Options of a user; null where the statement says nothing. */
    record UserOptions(
            @Nullable Password password,
            @Nullable Boolean createsDatabases,
            @Nullable Boolean superuser) {}

    /** Options of a database; null or empty where the statement says nothing; a limit of -1 is UNLIMITED. */
    record DatabaseOptions(@Nullable Isolation isolation, OptionalInt connectionLimit) {}

    /** ISOLATION LEVEL. */
    enum Isolation {
        SERIALIZABLE,
        SNAPSHOT
    }
}
