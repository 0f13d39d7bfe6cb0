package dev.larder.compiler.difference;

import dev.larder.compiler.difference.Piece.Mapping;
import dev.larder.compiler.difference.Piece.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a contract, changed one after another in the order in which the changes stand. Not thread-safe. */
final class ColumnChanges {
    private static final String CUSTOM = "customProperties";
    private static final String REMOVED = "removed";
    private static final String RENAMED_FROM = "renamedFrom";
    private static final String BEFORE = "before";
    /** What is said of the change, and not of the column. */
    private static final Set<String> ORDERS = Set.of(REMOVED, RENAMED_FROM, BEFORE);

    private final String base;
    private final Difference difference;
    private final List<Piece> columns;
    private final Set<String> changed = new HashSet<>();

    ColumnChanges(String base, List<Piece> columns, Difference difference) {
        this.base = base;
        this.columns = new ArrayList<>(columns);
        this.difference = difference;
    }

    /** The columns as they are now. */
    List<Piece> columns() {
        return List.copyOf(columns);
    }

    /** Applies an entry of the list; one without a name is left for the reader of contracts to refuse. */
    void apply(Piece entry) {
        if (!(entry instanceof Mapping change) || change.text("name").isEmpty()) {
            columns.add(entry);
            return;
        }
        String name = change.text("name").get();
        if (!changed.add(name)) {
            difference.problem(change.origin().below("name"), "each column once", "\"" + name + "\" again", null);
        } else if (Difference.property(change, REMOVED).isPresent()) {
            remove(name, change);
        } else {
            put(name, change);
        }
    }

    private void remove(String name, Mapping change) {
        Piece removed = Difference.property(change, REMOVED).orElseThrow();
        int at = index(name);
        if (!removed.json().isBoolean() || !removed.json().booleanValue()) {
            difference.problem(removed.origin(), "true", removed.json().toString(), null);
        } else if (change.fields().size() > 2 || change.items(CUSTOM).size() > 1) {
            difference.problem(
                    change.origin(), "of a column that is removed nothing but its name", "more than that", null);
        } else if (at < 0) {
            unknown(change.origin().below("name"), name);
        } else {
            columns.remove(at);
        }
    }

    private void put(String name, Mapping change) {
        Optional<Piece> former = Difference.property(change, RENAMED_FROM);
        String known = former.map(piece -> piece.json().asString("")).orElse(name);
        int at = index(known);
        if (former.isPresent() && at < 0) {
            unknown(former.get().origin(), known);
        } else if (former.isPresent() && index(name) >= 0) {
            difference.problem(change.origin().below("name"), "a name that no column has", "\"" + name + "\"", null);
        } else if (at < 0 && !change.fields().containsKey("logicalType")) {
            difference.problem(
                    change.origin().below("name"),
                    "a column of " + base + ", or the logicalType of a new one",
                    "\"" + name + "\"",
                    Difference.choice(name, names()));
        } else {
            place(at, change);
        }
    }

    private void place(int at, Mapping change) {
        Mapping own = withoutOrders(change);
        Piece column = at >= 0 && columns.get(at) instanceof Mapping known ? difference.merged(known, own) : own;
        Optional<Piece> before = Difference.property(change, BEFORE);
        if (before.isEmpty()) {
            if (at < 0) {
                columns.add(column);
            } else {
                columns.set(at, column);
            }
            return;
        }
        if (at >= 0) {
            columns.remove(at);
        }
        int next = index(before.get().json().asString(""));
        if (next < 0) {
            unknown(before.get().origin(), before.get().json().asString(""));
        } else {
            columns.add(next, column);
        }
    }

    private static Mapping withoutOrders(Mapping change) {
        Map<String, Piece> fields = new LinkedHashMap<>(change.fields());
        fields.computeIfPresent(CUSTOM, (_, list) -> Difference.without(list, ORDERS));
        if (fields.get(CUSTOM) instanceof Sequence(var _, var items) && items.isEmpty()) {
            fields.remove(CUSTOM);
        }
        return change.with(fields);
    }

    private void unknown(Origin origin, String name) {
        difference.problem(origin, "a column of " + base, "\"" + name + "\"", Difference.choice(name, names()));
    }

    private List<String> names() {
        return columns.stream()
                .flatMap(column -> column instanceof Mapping known
                        ? known.text("name").stream()
                        : Optional.<String>empty().stream())
                .toList();
    }

    private int index(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof Mapping known
                    && known.text("name").filter(name::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }
}
