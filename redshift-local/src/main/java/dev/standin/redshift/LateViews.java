package dev.standin.redshift;

import dev.standin.redshift.catalog.LateColumn;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.Examined;
import dev.standin.redshift.sql.Translator;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The columns of views that are not bound to the schema: whatever their texts yield now. Source: PG_GET_LATE_BINDING_VIEW_COLS.html. */
record LateViews(Supplier<Context> reader) {
    /** None of one that Redshift cannot read, since what it reads is gone. */
    List<LateColumn> columns(Acl.Name view) {
        Examined examined = Translator.examine(
                StatementText.of("select * from " + Text.name(view.schema()) + "." + Text.name(view.relation())),
                reader.get(),
                Set.of());
        if (examined.objections().stream().anyMatch(Refusal.class::isInstance)) {
            return List.of(new LateColumn(view, 1, "?", Type.varchar(1), true));
        }
        if (!examined.objections().isEmpty()) {
            return List.of();
        }
        List<LateColumn> columns = new ArrayList<>();
        for (Examined.Column column : examined.columns()) {
            columns.add(new LateColumn(
                    view, columns.size() + 1, column.name(), Objects.requireNonNull(column.type()), false));
        }
        return columns;
    }
}
