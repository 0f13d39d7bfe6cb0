package dev.larder.core.engine;

import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Brings a warehouse to the tables and views of a plan. Every statement can be repeated, except those that add or widen a column. */
public final class WarehouseSchema {
    private WarehouseSchema() {}

    /** Every schema of an environment. */
    static final List<String> SCHEMAS = List.of(Relations.RAW, "current", "qa", "candidate", "star", "diff", "ops");

    /** Schemas and the engine's own tables, which every environment has before its first run. */
    public static List<String> foundation() {
        List<String> statements = new ArrayList<>();
        for (String schema : SCHEMAS) {
            statements.add("create schema if not exists " + schema);
        }
        statements.addAll(OpsTables.statements());
        return List.copyOf(statements);
    }

    /** All that an empty warehouse needs for a plan. */
    public static List<String> statements(Plan plan) {
        List<String> statements = new ArrayList<>(foundation());
        statements.addAll(statements(new TableChanges(plan, null, null, Tables.NONE)));
        return List.copyOf(statements);
    }

    /**
     * What a change of plan sends in transactions, after what is sent {@link TableChanges#alone}. The foundation is the deployment's: a run of
     * an older version would put its own in the place of a newer one.
     */
    static List<String> statements(TableChanges changes) {
        Plan plan = changes.wanted();
        List<String> statements = new ArrayList<>(changes.dropped());
        plan.feeds().forEach(feed -> statements.add(Relations.raw(feed)));
        plan.feeds().stream()
                .filter(Plan.Feed::keepsRejects)
                .forEach(feed -> statements.add(Relations.rawRejects(feed)));
        for (Model model : plan.models()) {
            statements.addAll(List.of(Relations.star(model), Relations.rebuilt(model), Relations.change(model)));
        }
        statements.addAll(changes.added());
        statements.addAll(views(plan));
        return List.copyOf(statements);
    }

    /** Dropped first: a view may only be replaced by one with the same columns. */
    private static List<String> views(Plan plan) {
        List<String> statements = new ArrayList<>();
        for (Plan.Feed feed : plan.feeds()) {
            statements.add("drop view if exists current." + feed.table());
            statements.add(Relations.current(feed));
            if (feed.keepsRejects()) {
                statements.add("drop view if exists current." + feed.rejectTable());
                statements.add(Relations.currentRejects(feed));
            }
        }
        for (var view : plan.views()) {
            statements.add("drop view if exists qa." + view.name());
            statements.add(Relations.qa(view));
        }
        for (Model model : plan.models()) {
            statements.add("drop view if exists diff." + model.name());
            statements.add(Relations.changed(model));
            statements.add("drop view if exists candidate." + model.name());
            statements.add(BuildStatements.candidate(model, DateRanges.NOTHING));
        }
        return statements;
    }
}
