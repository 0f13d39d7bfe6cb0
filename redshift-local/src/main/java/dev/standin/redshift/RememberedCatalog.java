package dev.standin.redshift;

import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.Catalog;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalog that asks once for each relation that is there: for a database in which relations are made, never changed. Not thread-safe. */
record RememberedCatalog(Catalog asked, Map<String, Relation> known) implements Catalog {
    RememberedCatalog(Catalog asked) {
        this(asked, new HashMap<>());
    }

    @Override
    public @Nullable Relation relation(String schema, String name) {
        String qualified = schema + "." + name;
        Relation relation = known.containsKey(qualified) ? known.get(qualified) : asked.relation(schema, name);
        if (relation != null) {
            known.put(qualified, relation);
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
