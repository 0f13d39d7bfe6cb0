package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.sql.rights.Acl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What exists in the database, as the current transaction sees it. */
public interface Catalog {
    /** The table or view, null if there is none. */
    @Nullable
    Relation relation(String schema, String name);

    /** How the rows of a table are stored. */
    Relation.Keys keys(Relation.Table table);

    /** A table as it was declared. */
    TableDefinition definition(Relation.Table table);

    /** A column of a table as it was declared. */
    ColumnDefinition written(Relation.Table table, Column column);

    /** The views that are bound to a relation. */
    List<Acl.Name> dependents(Acl.Name relation);

    boolean hasSchema(String name);

    /** The schema of the session's temporary tables, which is there once one is made. */
    String temporary();

    /** Names of the tables and views in the schemas. */
    List<Acl.Name> relations(List<String> schemas);
}
