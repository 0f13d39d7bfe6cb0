package dev.standin.redshift.catalog;

import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Relation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The system views that can be read; every other one does not exist here. For one session's statement. */
public final class SystemViews {
    private final Rights rights;
    private final Contents contents;

    /** Shows what the rights let see. */
    public SystemViews(Rights rights, Contents contents) {
        this.rights = rights;
        this.contents = contents;
    }

    /** What the views ask of the database beside its hidden tables. */
    public interface Contents {
        /** All tables, in the order of their names. */
        List<Relation.Table> tables();

        /** A table as it was declared. */
        TableDefinition definition(Relation.Table table);

        /** The columns of views that are not bound to the schema, as they are now. */
        List<LateColumn> lateColumns();

        /** The schema of the session's temporary tables, there or not. */
        String temporary();

        /** The schemas that unqualified names are looked up in and that are there and may be used. */
        List<String> searchPath();

        /** What was run. */
        History history();

        /** The statement that asks. */
        History.Asked asking();
    }

    /** The view of this name; null if there is none. */
    public @Nullable Relation find(String schema, String name) {
        if (name.equals("sys_query_history") && schema.equals(SystemView.CATALOG)) {
            return new HistoryView(rights, contents.history(), contents.asking()).table();
        }
        Rows rows = new Rows(rights, contents.temporary());
        if (schema.equals(InformationSchema.NAME)) {
            return new InformationSchema(this, rows).find(name);
        }
        List<Function<String, Relation.@Nullable Table>> rooms = List.of(
                new RelationViews(this, rows)::find,
                new PostgresViews(this, rows)::find,
                new ExternalViews()::find,
                new LoadErrorViews(rights, rows)::find,
                new PrincipalViews(rights)::find);
        for (Function<String, Relation.@Nullable Table> room : rooms) {
            Relation.Table found = room.apply(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether a schema is the system's. */
    public static boolean isSystem(String schema) {
        return schema.equals(SystemView.CATALOG) || schema.equals(InformationSchema.NAME);
    }

    Rights rights() {
        return rights;
    }

    List<Relation.Table> tables() {
        return contents.tables();
    }

    TableDefinition definition(Relation.Table table) {
        return contents.definition(table);
    }

    List<LateColumn> lateColumns() {
        return contents.lateColumns();
    }

    List<String> searchPath() {
        return contents.searchPath();
    }
}
