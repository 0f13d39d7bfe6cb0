package dev.larder.core.engine;

import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.Schema;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings a warehouse to the tables and views of a plan. Every statement can be repeated, except added columns: they are sent only when
 * they are not there yet, so the caller says which are ({@link #COLUMNS}).
 */
public final class WarehouseSchema {
    /** Selects what is there: one row a column with schema, table and column name. */
    public static final Query COLUMNS = Query.of(
            "columns",
            "select table_schema, table_name, column_name from svv_columns"
                    + " where table_schema in ('raw', 'star', 'candidate', 'diff')");

    private WarehouseSchema() {}

    /** Schemas and the engine's own tables, which every environment has before its first run. */
    public static List<String> foundation() {
        List<String> statements = new ArrayList<>();
        for (Schema schema : Schema.values()) {
            statements.add("create schema if not exists " + (schema == Schema.RAW ? Relations.RAW : schema.sql()));
        }
        statements.addAll(OpsTables.statements());
        return List.copyOf(statements);
    }

    /**
     * Drops the tables of models that no release has and that were declared otherwise when an earlier plan was prepared: nobody has
     * read them, so they are made anew.
     *
     * @param live the live release's plan, or null
     * @param prepared the plan whose tables are there, or null
     */
    public static List<String> dropUnreleased(Plan plan, @Nullable Plan live, @Nullable Plan prepared) {
        if (prepared == null) {
            return List.of();
        }
        return plan.models().stream()
                .filter(model -> live == null || live.model(model.name()).isEmpty())
                .filter(model -> prepared.model(model.name()).filter(before -> !sameTable(before, model)).isPresent())
                .flatMap(model -> Stream.concat(
                        Stream.of("drop view if exists candidate." + model.name()),
                        tablesOf(model).stream().map(table -> "drop table if exists " + table)))
                .toList();
    }

    /** What a first set-up or a change of plan sends, when every column of the existing plan and no other is there. */
    public static List<String> statements(Plan plan, @Nullable Plan existing) {
        return statements(plan, existing, existing == null ? Set.of() : columnsOf(existing));
    }

    /**
     * What a first set-up or a change of plan sends.
     *
     * @param existing the plan the warehouse was set up with, or null
     * @param present columns that are there, as {@code schema.table.column}, from {@link #COLUMNS}
     * @throws UnsupportedChange when a table would have to change in a way that cannot be done online
     */
    public static List<String> statements(Plan plan, @Nullable Plan existing, Set<String> present) {
        List<String> statements = new ArrayList<>(foundation());
        for (Plan.Feed feed : plan.feeds()) {
            statements.add(Relations.raw(feed));
            statements.addAll(added("raw." + feed.table(), feed.columns(), present).stream()
                    .map(alter -> alter.replace("alter table raw.", "alter table " + Relations.RAW + "."))
                    .toList());
        }
        for (Model model : plan.models()) {
            if (existing != null) {
                existing.model(model.name()).ifPresent(before -> requireOnline(before, model));
            }
            statements.addAll(tables(model, present));
        }
        statements.addAll(views(plan));
        return List.copyOf(statements);
    }

    /** Throws {@link UnsupportedChange} when the tables of a live plan cannot become those of another one online. */
    public static void requireApplicable(Plan live, Plan wanted) {
        requireSameTypes(live, wanted);
        wanted.models().forEach(model -> live.model(model.name()).ifPresent(before -> requireOnline(before, model)));
    }

    /** A change of a table that {@code alter table ... add column} cannot make. */
    public static final class UnsupportedChange extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UnsupportedChange(String message) {
            super(message);
        }
    }

    private static List<String> tables(Model model, Set<String> present) {
        List<String> statements = new ArrayList<>(List.of(Relations.star(model), Relations.rebuilt(model), Relations.change(model)));
        for (String table : tablesOf(model)) {
            statements.addAll(added(table, model.columns(), present));
        }
        return statements;
    }

    private static List<String> tablesOf(Model model) {
        return List.of("star." + model.name(), "candidate." + model.name() + "_rebuilt", "diff." + model.name() + "_change");
    }

    private static boolean sameTable(Model one, Model other) {
        return one.columns().equals(other.columns()) && one.attributes().equals(other.attributes());
    }

    /** Rows of {@code raw} never change, so a column of it keeps its type; throws {@link UnsupportedChange} otherwise. */
    static void requireSameTypes(@Nullable Plan before, Plan after) {
        if (before != null) {
            after.feeds().forEach(feed -> before.feed(feed.id()).ifPresent(known -> requireSameTypes(known, feed)));
        }
    }

    private static void requireSameTypes(Plan.Feed before, Plan.Feed after) {
        for (TableColumn column : after.columns()) {
            before.columns().stream()
                    .filter(other -> other.name().equals(column.name()) && !other.type().equals(column.type()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new UnsupportedChange("raw." + after.table() + "." + column.name() + " was " + other.type()
                                + " and is declared " + column.type() + ": rows that were delivered keep their type. Instead: give the"
                                + " retyped column another name in the contract; its header can stay.");
                    });
        }
    }

    /** Dropped first: a view may only be replaced by one with the same columns. */
    private static List<String> views(Plan plan) {
        List<String> statements = new ArrayList<>();
        for (Plan.Feed feed : plan.feeds()) {
            statements.add("drop view if exists current." + feed.table());
            statements.add(Relations.current(feed));
        }
        for (var view : plan.views()) {
            statements.add("drop view if exists qa." + view.name());
            statements.add(Relations.qa(view));
        }
        for (Model model : plan.models()) {
            statements.add("drop view if exists candidate." + model.name());
            statements.add(BuildStatements.candidate(model, DateRanges.NOTHING));
        }
        return statements;
    }

    /** One {@code alter table} for each column that an existing table lacks. */
    private static List<String> added(String table, List<TableColumn> columns, Set<String> present) {
        boolean exists = present.stream().anyMatch(column -> column.startsWith(table + "."));
        return !exists
                ? List.of()
                : columns.stream()
                        .filter(column -> !present.contains(table + "." + column.name()))
                        .map(column -> "alter table " + table + " add column " + column.name() + " " + column.type())
                        .toList();
    }

    private static void requireOnline(Model before, Model after) {
        for (TableColumn column : before.columns()) {
            TableColumn now = after.columns().stream().filter(c -> c.name().equals(column.name())).findFirst().orElse(null);
            if (now == null) {
                throw refused(after, column, "is no longer declared", "keep it nullable until nothing reads it, or name the new table star."
                        + after.name() + "_2");
            }
            if (!now.equals(column)) {
                throw refused(after, column, "was " + describe(column) + " and is declared " + describe(now),
                        "add a column of a new name with the new type, move the readers to it, then let the old one be null");
            }
        }
        for (TableColumn column : after.columns()) {
            if (column.notNull() && before.columns().stream().noneMatch(c -> c.name().equals(column.name()))) {
                throw refused(after, column, "is new and not null", "declare it without \"not null\": live rows do not have it yet");
            }
        }
        if (!before.attributes().equals(after.attributes())) {
            throw new UnsupportedChange("star." + after.name() + ": \"" + before.attributes() + "\" cannot become \"" + after.attributes()
                    + "\" online. Name the new table star." + after.name() + "_2 and move the readers to it.");
        }
    }

    private static UnsupportedChange refused(Model model, TableColumn column, String what, String help) {
        return new UnsupportedChange("star." + model.name() + "." + column.name() + " " + what
                + ": only a nullable column can be added online. Instead: " + help + ".");
    }

    private static String describe(TableColumn column) {
        return column.type() + (column.notNull() ? " not null" : "");
    }

    private static Set<String> columnsOf(Plan plan) {
        Set<String> columns = new HashSet<>();
        plan.feeds().forEach(feed -> feed.columns().forEach(column -> columns.add("raw." + feed.table() + "." + column.name())));
        for (Model model : plan.models()) {
            for (TableColumn column : model.columns()) {
                columns.add("star." + model.name() + "." + column.name());
                columns.add("candidate." + model.name() + "_rebuilt." + column.name());
                columns.add("diff." + model.name() + "_change." + column.name());
            }
        }
        return columns;
    }
}
