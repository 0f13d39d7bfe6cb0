package dev.standin.redshift.dialect.tree;

import dev.standin.redshift.dialect.type.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement, as it is written. */
public sealed interface Statement {
    /** A query. */
    record Select(Query query) implements Statement {}

    /** INSERT; without names the columns are empty. */
    record Insert(TableName table, List<String> columns, Rows rows) implements Statement {
        /** Copies the names. */
        public Insert {
            columns = List.copyOf(columns);
        }
    }

    /** What is inserted. */
    sealed interface Rows {}

    /** VALUES; an empty value is DEFAULT. */
    record Values(List<List<Optional<Expression>>> rows) implements Rows {}

    /** INSERT ... SELECT. */
    record Selected(Query query) implements Rows {}

    /** UPDATE; the assignments in the order of the text. */
    record Update(
            Target target,
            List<Assignment> assignments,
            Query.@Nullable From from,
            @Nullable Expression where) implements Statement {}

    /** The table that UPDATE changes, and the name that its columns have in it. */
    record Target(TableName table, @Nullable String alias) {}

    /** {@code column = value}; without a value DEFAULT. */
    record Assignment(String column, Optional<Expression> value) {}

    /** DELETE. */
    record Delete(
            TableName table,
            Query.@Nullable From using,
            @Nullable Expression where) implements Statement {}

    /** MERGE from a table, a view or a subquery; without matching it is REMOVE DUPLICATES. */
    record Merge(
            TableName table,
            Query.From source,
            Expression on,
            @Nullable Matching matching) implements Statement {}

    /**
     * What MERGE does: where rows match it deletes, unless there are settings; where none does it inserts the values of these columns, or of all if
     * none is named.
     */
    record Matching(List<Assignment> settings, List<String> columns, List<Optional<Expression>> values) {
        /** Copies the lists. */
        public Matching {
            settings = List.copyOf(settings);
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    /** TRUNCATE. */
    record Truncate(TableName table) implements Statement {}

    /** COPY; without names the columns are empty. */
    record Copy(TableName table, List<String> columns, CopySource source) implements Statement {
        /** Copies the names. */
        public Copy {
            columns = List.copyOf(columns);
        }
    }

    /** UNLOAD. */
    record Unload(Query query, UnloadTarget target) implements Statement {}

    /** CREATE SCHEMA; tolerant is IF NOT EXISTS; without an owner the session's user owns it; a quota is in megabytes, -1 where there is none. */
    record CreateSchema(
            String name, boolean tolerant, @Nullable String owner, long quota) implements Statement {}

    /** DROP SCHEMA; tolerant is IF EXISTS. */
    record DropSchema(String name, boolean tolerant, boolean cascade) implements Statement {}

    /** CREATE TABLE, from a list or from a query, and the tables that its foreign keys name; a temporary one is the session's alone. */
    record CreateTable(TableDefinition definition, List<TableName> references, boolean temporary)
            implements Statement {}

    /** SELECT INTO, which makes a table of a query. */
    record SelectInto(CreateTable create) implements Statement {}

    /** CREATE [OR REPLACE] VIEW, as the query is written; one that is not bound has WITH NO SCHEMA BINDING. Without names the query names the columns. */
    record CreateView(TableName name, boolean replace, List<String> columns, String query, boolean bound)
            implements Statement {
        /** Copies the names. */
        public CreateView {
            columns = List.copyOf(columns);
        }
    }

    /** CREATE MATERIALIZED VIEW, as the query is written. */
    record CreateMaterialized(TableName name, TableDefinition.Attributes attributes, String query)
            implements Statement {}

    /** REFRESH MATERIALIZED VIEW. */
    record Refresh(TableName name) implements Statement {}

    /** DROP MATERIALIZED VIEW; tolerant is IF EXISTS. */
    record DropMaterialized(boolean tolerant, TableName name) implements Statement {}

    /** DROP TABLE or DROP VIEW; tolerant is IF EXISTS. */
    record Drop(boolean views, boolean tolerant, boolean cascade, List<TableName> names) implements Statement {}

    /** ALTER TABLE ADD COLUMN. */
    record AddColumn(TableName table, ColumnDefinition column) implements Statement {}

    /** ALTER TABLE DROP COLUMN. */
    record DropColumn(TableName table, String column) implements Statement {}

    /** ALTER TABLE ALTER COLUMN TYPE. */
    record AlterColumn(TableName table, String column, Type type) implements Statement {}

    /** ALTER TABLE of a table as a whole. */
    record AlterTable(TableName table, TableChange change) implements Statement {}

    /** CREATE TABLE (LIKE ...); {@code defaults} is INCLUDING DEFAULTS. */
    record CreateLike(TableName name, boolean tolerant, TableName parent, boolean defaults, boolean temporary)
            implements Statement {}

    /** SET name TO values; none is the default, as RESET says too. */
    record SetTo(String name, List<String> values) implements Statement {}

    /** SET [LOCAL] SESSION AUTHORIZATION; without a user DEFAULT. */
    record SpeakAs(boolean local, @Nullable String user) implements Statement {}

    /** COMMENT ON a table, a view, or a column of one; no text takes the comment away. */
    record Comment(
            On on,
            TableName name,
            @Nullable String column,
            @Nullable String text) implements Statement {}

    /** What a comment is about. */
    enum On {
        TABLE,
        VIEW,
        COLUMN
    }

    /** SHOW of a setting. */
    record Show(String name) implements Statement {}

    /** VACUUM of one table or of all. */
    record Vacuum(@Nullable TableName table) implements Statement {}

    /** ANALYZE of one table, or of all; without names of all columns. */
    record Analyze(@Nullable TableName table, List<String> columns) implements Statement {}

    /** LOCK. */
    record Lock(List<TableName> tables) implements Statement {}

    /** BEGIN, COMMIT or ROLLBACK, by these names or another. */
    record Block(Bound bound) implements Statement {}

    /** Where a transaction block begins, and how it ends. */
    enum Bound {
        BEGIN,
        COMMIT,
        ROLLBACK
    }

    /** A statement about users, roles, privileges and databases. */
    record Administer(Administration what) implements Statement {}

    /** Whether it makes a table that ends with the session. */
    default boolean makesTemporary() {
        return switch (this) {
            case CreateTable create -> create.temporary();
            case SelectInto(CreateTable create) -> create.temporary();
            case CreateLike like -> like.temporary();
            default -> false;
        };
    }

    /** The words of a statement that cannot run in a transaction block, null for any other. Sources: the pages of these statements. */
    default @Nullable String alone() {
        return switch (this) {
            case Vacuum vacuum -> "VACUUM";
            case AlterColumn alter -> "ALTER TABLE ALTER COLUMN";
            case AlterTable(var table, TableChange.Append append) -> "ALTER TABLE APPEND";
            case Administer(Administration.CreateDatabase create) -> "CREATE DATABASE";
            case Administer(Administration.DropDatabase drop) -> "DROP DATABASE";
            case Administer(Administration.AlterDatabase alter)
            when alter.options().isolation() != null -> "ALTER DATABASE ISOLATION LEVEL";
            default -> null;
        };
    }
}
