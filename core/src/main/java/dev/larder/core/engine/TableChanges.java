package dev.larder.core.engine;

import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the existing tables become those of a plan. Rows of {@code raw} and of a released table of the star stay where they are: a
 * nullable column can be added to them, a varchar made wider, and a column that is no longer declared stays behind, unused. Every
 * other table is made anew when it differs.
 *
 * @param live the live release's plan, or null
 * @param prepared the plan last begun to be prepared, or null
 */
public record TableChanges(
        Plan wanted, @Nullable Plan live, @Nullable Plan prepared, Tables there) {
    /**
     * Why the plan cannot be applied: a sentence for each column or table, with what is possible; none if it can be.
     */
    public List<String> refusals() {
        Stream<String> raw =
                wanted.feeds().stream().flatMap(feed -> raw(feed).stream()).flatMap(this::refusal);
        return Stream.concat(raw, wanted.models().stream().flatMap(this::refusals))
                .toList();
    }

    /** Statements that Redshift refuses in a transaction, each to be sent alone. */
    List<String> alone() {
        return kept().flatMap(change -> change.change instanceof ColumnChange.Widened(var column)
                        ? Stream.of("alter table " + change.quoted() + " alter column " + column.name() + " type "
                                + column.type())
                        : Stream.<String>empty())
                .toList();
    }

    /** Statements that drop what is made anew. */
    List<String> dropped() {
        return wanted.models().stream().flatMap(this::dropped).toList();
    }

    /** Statements that add columns to tables which are kept. */
    List<String> added() {
        return kept().flatMap(change -> change.change instanceof ColumnChange.Added(var column)
                        ? Stream.of(
                                "alter table " + change.quoted() + " add column " + column.name() + " " + column.type())
                        : Stream.<String>empty())
                .toList();
    }

    /** A change of a column of a table that is kept. */
    private record Change(String table, ColumnChange change) {
        String quoted() {
            return table.startsWith("raw.") ? table.replaceFirst("raw", Relations.RAW) : table;
        }
    }

    private Stream<Change> kept() {
        return Stream.concat(
                wanted.feeds().stream().flatMap(feed -> raw(feed).stream()),
                wanted.models().stream().filter(model -> !isAnew(model)).flatMap(model -> star(model).stream()));
    }

    private List<Change> raw(Plan.Feed feed) {
        List<TableColumn> declared = new ArrayList<>(feed.columns());
        declared.addAll(Relations.LINEAGE);
        return changes("raw." + feed.table(), declared);
    }

    private List<Change> star(Model model) {
        return changes("star." + model.name(), model.columns());
    }

    private List<Change> changes(String table, List<TableColumn> declared) {
        return there.has(table)
                ? ColumnChange.between(there.of(table), declared).stream()
                        .map(change -> new Change(table, change))
                        .toList()
                : List.of();
    }

    private Optional<Model> released(Model model) {
        return live == null ? Optional.empty() : live.model(model.name());
    }

    /** Whether the table may be made anew: nobody has read a table that no release has. */
    private boolean isAnew(Model model) {
        return released(model).isEmpty()
                && (isOther("star." + model.name(), model.columns()) || isStoredOtherwise(model));
    }

    private boolean isStoredOtherwise(Model model) {
        return prepared != null
                && prepared.model(model.name())
                        .filter(before -> !before.attributes().equals(model.attributes()))
                        .isPresent();
    }

    private boolean isOther(String table, List<TableColumn> declared) {
        return there.has(table) && !new HashSet<>(there.of(table)).equals(new HashSet<>(declared));
    }

    private Stream<String> dropped(Model model) {
        List<String> tables = new ArrayList<>();
        boolean anew = isAnew(model);
        if (anew) {
            tables.add("star." + model.name());
        }
        if (anew || isOther("candidate." + model.name() + "_rebuilt", model.columns())) {
            tables.add("candidate." + model.name() + "_rebuilt");
        }
        if (anew || isOther("diff." + model.name() + "_change", Relations.changeColumns(model))) {
            tables.add("diff." + model.name() + "_change");
        }
        Stream<String> view =
                tables.isEmpty() ? Stream.empty() : Stream.of("drop view if exists candidate." + model.name());
        return Stream.concat(view, tables.stream().map(table -> "drop table if exists " + table));
    }

    private Stream<String> refusals(Model model) {
        Optional<Model> before = released(model);
        Stream<String> stored = before.stream()
                .filter(one -> !one.attributes().equals(model.attributes()))
                .map(one -> "star." + model.name() + ": \""
                        + one.attributes() + "\" cannot become \"" + model.attributes()
                        + "\" online. Name the new table star." + model.name()
                        + "_2 and move the readers to it.");
        return isAnew(model) ? stored : Stream.concat(star(model).stream().flatMap(this::refusal), stored);
    }

    /** Whether a column of a table of the star tells its rows apart, so that it may not be null. */
    private boolean isOfGrain(String table, TableColumn column) {
        return wanted.model(table.substring("star.".length()))
                .filter(model -> model.grain().contains(column.name()))
                .isPresent();
    }

    private Stream<String> refusal(Change change) {
        boolean star = change.table.startsWith("star.");
        String other = " or name the new table " + change.table + "_2.";
        return switch (change.change) {
            case ColumnChange.Widened _ -> Stream.empty();
            case ColumnChange.Added(var column) ->
                star && column.notNull()
                        ? Stream.of(change.table + "." + column.name()
                                + " is new and not null: only a nullable column can be added online. Instead:"
                                + (isOfGrain(change.table, column)
                                        ? " the grain needs it, so name the new table " + change.table
                                                + "_2 and move the readers to it."
                                        : " declare it without \"not null\": live rows do not have it yet."))
                        : Stream.empty();
            case ColumnChange.LeftBehind(var column) ->
                column.notNull()
                        ? Stream.of(change.table + "." + column.name()
                                + " is not null and no longer declared: a row without it cannot be inserted."
                                + " Instead: keep it in the model," + other)
                        : Stream.empty();
            case ColumnChange.Loosened(var now) ->
                Stream.of(change.table + "." + now.name() + " is not null and is declared nullable, which"
                        + " Redshift cannot change. Instead: keep \"not null\"," + other);
            case ColumnChange.Retyped(var before, var now) ->
                Stream.of(change.table + "." + now.name() + " is " + before.type()
                        + " and is declared " + now.type()
                        + (star
                                ? ": only a varchar can be made wider online. Instead: add a nullable column of"
                                        + " another name with the new type,"
                                        + other
                                : ": rows that were delivered keep their type. Instead: give the retyped column"
                                        + " another name in the contract; its header can stay."));
        };
    }
}
