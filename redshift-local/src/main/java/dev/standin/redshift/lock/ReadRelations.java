package dev.standin.redshift.lock;

import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.Catalog;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A catalog that remembers which tables and views a statement was bound to, those below its views too. For one thread. */
public record ReadRelations(Catalog asked, Set<Relation> found) implements Catalog {
    /** Remembers nothing yet. */
    public ReadRelations(Catalog asked) {
        this(asked, new LinkedHashSet<>());
    }

    /** System tables are not remembered: Redshift does not lock them (c_serial_isolation.html). */
    @Override
    public @Nullable Relation relation(String schema, String name) {
        Relation relation = asked.relation(schema, name);
        boolean isSystem = relation instanceof Relation.Table table && table.isSystem();
        if (relation != null && !isSystem) {
            found.add(relation);
        }
        return relation;
    }

    @Override
    public List<Acl.Name> dependents(Acl.Name relation) {
        return asked.dependents(relation);
    }

    @Override
    public String temporary() {
        return asked.temporary();
    }

    @Override
    public boolean hasSchema(String name) {
        return asked.hasSchema(name);
    }

    @Override
    public List<Acl.Name> relations(List<String> schemas) {
        return asked.relations(schemas);
    }

    @Override
    public TableDefinition definition(Relation.Table table) {
        return asked.definition(table);
    }

    @Override
    public ColumnDefinition written(Relation.Table table, Column column) {
        return asked.written(table, column);
    }

    @Override
    public Relation.Keys keys(Relation.Table table) {
        return asked.keys(table);
    }
}
