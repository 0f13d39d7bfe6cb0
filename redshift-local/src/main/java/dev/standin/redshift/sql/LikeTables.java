package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.ColumnDefinition.Mark;
import dev.standin.redshift.dialect.tree.ColumnDefinition.Written;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Names;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** CREATE TABLE (LIKE ...). Source: r_CREATE_TABLE_NEW.html. */
final class LikeTables {
    private static final Set<Mark> KEPT = EnumSet.of(Mark.DISTKEY, Mark.SORTKEY);
    private final Context context;

    LikeTables(Context context) {
        this.context = context;
    }

    /** Names, types, NOT NULL, encodings, styles and sort keys are the parent's; primary and foreign keys are not; defaults if asked for. */
    Plan create(Statement.CreateLike create) {
        TableDefinition parent = context.catalog().definition(Names.table(context, create.parent()));
        List<ColumnDefinition> columns = parent.columns().stream()
                .map(column -> like(column, create.defaults()))
                .toList();
        return new TableBinder(context)
                .create(
                        new TableDefinition(
                                create.name(), create.tolerant(), columns, List.of(), parent.attributes(), null),
                        create.temporary());
    }

    private static ColumnDefinition like(ColumnDefinition column, boolean defaults) {
        ColumnDefinition.Default otherwise = defaults ? column.otherwise() : null;
        List<String> words = new ArrayList<>();
        if (column.notNull()) {
            words.add("not null");
        }
        if (otherwise != null) {
            words.add("default " + otherwise.text());
        }
        if (column.encoding() != null) {
            words.add("encode " + column.encoding());
        }
        List<Mark> marks =
                column.marks().stream().filter(KEPT::contains).sorted().toList();
        marks.forEach(mark -> words.add(mark.name().toLowerCase(Locale.ROOT)));
        return new ColumnDefinition(
                column.name(),
                column.type(),
                column.notNull(),
                otherwise,
                Set.copyOf(marks),
                column.encoding(),
                new Written(column.written().type(), String.join(" ", words)));
    }
}
