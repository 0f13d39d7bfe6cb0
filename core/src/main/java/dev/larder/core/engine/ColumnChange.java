package dev.larder.core.engine;

import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How a column of an existing table that somebody reads becomes the declared one. */
sealed interface ColumnChange {
    /** It is declared, but not there. */
    record Added(TableColumn column) implements ColumnChange {}

    /** It is a varchar, and is declared wider than it is. */
    record Widened(TableColumn column) implements ColumnChange {}

    /** It is there, but not as it is declared. */
    record Retyped(TableColumn before, TableColumn now) implements ColumnChange {}

    /** It is there as NOT NULL, but is declared nullable. */
    record Loosened(TableColumn now) implements ColumnChange {}

    /** It is there, but no longer declared. */
    record LeftBehind(TableColumn column) implements ColumnChange {}

    /** Every change; a column that is as declared, or takes more than is declared, needs none. */
    static List<ColumnChange> between(List<TableColumn> there, List<TableColumn> declared) {
        Map<String, TableColumn> left = new HashMap<>();
        there.forEach(column -> left.put(column.name(), column));
        List<ColumnChange> changes = new ArrayList<>();
        for (TableColumn now : declared) {
            TableColumn before = left.remove(now.name());
            ColumnChange change = before == null ? new Added(now) : between(before, now);
            if (change != null) {
                changes.add(change);
            }
        }
        there.stream()
                .filter(column -> left.containsKey(column.name()))
                .map(LeftBehind::new)
                .forEach(changes::add);
        return List.copyOf(changes);
    }

    private static @Nullable ColumnChange between(TableColumn before, TableColumn now) {
        OptionalInt is = varchar(before.type());
        OptionalInt shall = varchar(now.type());
        boolean sized = is.isPresent() && shall.isPresent();
        if (!sized && !before.type().equals(now.type())) {
            return new Retyped(before, now);
        }
        if (before.notNull() && !now.notNull()) {
            return new Loosened(now);
        }
        return sized && shall.getAsInt() > is.getAsInt() ? new Widened(now) : null;
    }

    private static OptionalInt varchar(String type) {
        return type.matches("varchar\\([0-9]+\\)")
                ? OptionalInt.of(Integer.parseInt(type.substring(8, type.length() - 1)))
                : OptionalInt.empty();
    }
}
