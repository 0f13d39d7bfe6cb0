package dev.standin.redshift.catalog;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;

/**
 * A column of a view that is not bound to the schema, as it is now.
 *
 * @param place counts from 1
 * @param unknown whether the view is one that Redshift may read and that cannot be read here
 */
public record LateColumn(Acl.Name view, int place, String name, Type type, boolean unknown) {
    /** As a row of the engine's VALUES. */
    String row() {
        Type settled = type.settled();
        return "(" + Text.quote(view.schema()) + ", " + Text.quote(view.relation()) + ", " + place + ", "
                + Text.quote(name) + ", '" + settled.kind() + "', " + settled.size() + ", " + settled.scale() + ", "
                + unknown + ")";
    }
}
