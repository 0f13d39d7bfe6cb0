package dev.larder.core.engine.refused;

import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.DirtyDays;
import dev.larder.core.engine.Query;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A view or a model that may be why a statement was refused, and selects that tell: if it is, they are refused too. Redshift does not
 * compute what a select does not ask for.
 *
 * @param file of the project
 * @param from what stands after {@code from}; its rows are called {@code suspect}
 * @param keys columns that identify a row, as far as that is known
 * @param parameters values of its knobs, each used in {@code from}
 */
public record Suspect(
        String file,
        String from,
        List<TableColumn> columns,
        List<TableColumn> keys,
        SortedMap<String, String> parameters) {
    /** The most rows that are shown. */
    public static final int SAMPLE = 10;

    private static final int MOST_VALUES = 10_000;
    private static final Set<String> TYPES_OF_KEYS = Set.of("varchar", "char", "smallint", "integer", "bigint", "date");

    /** Copies the lists. */
    public Suspect {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** A view below {@code qa}. */
    public static Suspect of(QaView view) {
        return new Suspect(
                view.file(),
                "qa." + view.name() + " as suspect",
                view.columns(),
                keys(view.columns()),
                new TreeMap<>());
    }

    /** What a model's select gives for the days that are rebuilt. */
    public static Suspect of(Model model, DateRanges dirty, SortedMap<String, String> knobs) {
        DateRanges days = DirtyDays.of(model, dirty);
        String period = "suspect." + model.period();
        String where = days.everything()
                ? ""
                : "\nwhere (" + DirtyDays.condition(period, days) + "\n    or " + period + " is null)";
        String from = "(\nselect *\nfrom (\n" + BuildStatements.ofCandidate(model.select()) + "\n) as suspect" + where
                + "\n) as suspect";
        List<TableColumn> grain = model.columns().stream()
                .filter(column -> model.grain().contains(column.name()))
                .toList();
        return new Suspect(
                model.file(), from, model.columns(), keys(grain), BuildStatements.used(model.knobs(), knobs));
    }

    private static List<TableColumn> keys(List<TableColumn> columns) {
        return columns.stream()
                .filter(column -> TYPES_OF_KEYS.contains(column.type().replaceFirst("[(].*", "")))
                .toList();
    }

    /** Computes these columns in every row; given none, only the rows. */
    public Query computed(List<TableColumn> some) {
        String name = some.isEmpty()
                ? "rows"
                : some.getFirst().name() + " to " + some.getLast().name();
        return query("compute " + name, "select " + counts(some) + "\nfrom " + from, Optional.empty());
    }

    /** Computes one column in some rows. */
    public Query computed(TableColumn column, Range range) {
        return query(
                "compute " + column.name() + " of " + range.name,
                "select " + counts(List.of(column)) + "\nfrom " + from + range.where(),
                Optional.of(range));
    }

    /** How many values each key takes: one row, in the order of the keys. */
    public Query distinct() {
        String counts = keys.stream()
                .map(key -> "count(distinct suspect." + key.name() + ") as " + key.name())
                .collect(Collectors.joining(", "));
        return query("count keys", "select " + counts + "\nfrom " + from, Optional.empty());
    }

    /** The first ten thousand values of a key, in their order. */
    public Query values(TableColumn key) {
        return query(
                "list " + key.name(),
                "select distinct suspect." + key.name() + " as " + key.name() + "\nfrom " + from + "\nwhere suspect."
                        + key.name() + " is not null\norder by " + key.name() + "\nlimit " + MOST_VALUES,
                Optional.empty());
    }

    /** Up to ten rows, without a column that cannot be computed. */
    public Query rows(TableColumn without, Range range) {
        String shown = columns.stream()
                .filter(column -> !column.equals(without))
                .map(column -> "suspect." + column.name() + " as " + column.name())
                .collect(Collectors.joining(", "));
        return query(
                "rows of " + range.name,
                "select " + shown + "\nfrom " + from + range.where() + "\nlimit " + SAMPLE,
                Optional.of(range));
    }

    /**
     * Rows whose key lies between two of its values.
     *
     * @param name of the range, without a value
     */
    public record Range(TableColumn key, String first, String last, String name) {
        private String where() {
            return "\nwhere suspect." + key.name() + " between cast(:suspect_first as " + key.type()
                    + ") and cast(:suspect_last as " + key.type() + ")";
        }
    }

    /** A select on it. */
    Query query(String what, String sql, Optional<Range> range) {
        SortedMap<String, String> all = new TreeMap<>(parameters);
        range.ifPresent(each -> {
            all.put("suspect_first", each.first);
            all.put("suspect_last", each.last);
        });
        return new Query(file + ": " + what, sql, all);
    }

    private static String counts(List<TableColumn> some) {
        List<String> counts = new ArrayList<>(List.of("count(*) as all_rows"));
        some.forEach(column -> counts.add("count(suspect." + column.name() + ") as " + column.name()));
        return String.join(", ", counts);
    }
}
