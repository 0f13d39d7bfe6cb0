package dev.larder.core.blame;

import dev.larder.core.contract.FeedId;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that something is made of: every table and view upstream of what it reads, and the feeds at their ends. What lies outside cannot change it.
 *
 * @param feeds whose rows in force it depends on
 * @param relations qualified names of views and models, {@code qa.x} and {@code star.x}
 */
public record Cone(SortedSet<FeedId> feeds, SortedSet<String> relations) {
    /** Copies the sets. */
    public Cone {
        feeds = Collections.unmodifiableSortedSet(new TreeSet<>(feeds));
        relations = Collections.unmodifiableSortedSet(new TreeSet<>(relations));
    }

    /** The cone of what reads these relations; {@code candidate}, {@code live} and {@code diff} are made of what the star is. */
    public static Cone of(Plan plan, Collection<String> inputs) {
        SortedSet<FeedId> feeds = new TreeSet<>();
        SortedSet<String> relations = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(inputs);
        while (!open.isEmpty()) {
            String input = open.pop();
            String name = input.substring(input.indexOf('.') + 1);
            switch (Schema.of(input)) {
                case RAW, CURRENT ->
                    plan.feeds().stream()
                            .filter(feed -> feed.table().equals(name)
                                    || feed.rejectTable().equals(name))
                            .forEach(feed -> feeds.add(feed.id()));
                case QA ->
                    plan.views().stream()
                            .filter(view -> view.name().equals(name) && relations.add(Schema.QA.table(name)))
                            .map(QaView::inputs)
                            .forEach(open::addAll);
                case CANDIDATE, STAR, LIVE, DIFF ->
                    plan.models().stream()
                            .filter(model -> model.name().equals(name) && relations.add(Schema.STAR.table(name)))
                            .map(Model::inputs)
                            .forEach(open::addAll);
                case OPS -> {
                    // Knobs do not come from a feed; what else the engine keeps for itself does, from any.
                    if (!name.equals("knob")) {
                        plan.feeds().forEach(feed -> feeds.add(feed.id()));
                    }
                }
            }
        }
        return new Cone(feeds, relations);
    }

    /** The cone of what failed: a data test, the engine's own test of a table's grain, or {@code star.<model>}; empty if the plan has it no longer. */
    public static Cone of(Plan plan, String failed) {
        return of(
                plan,
                model(plan, failed)
                        .map(model -> List.of(Schema.STAR.table(model.name())))
                        .or(() -> test(plan, failed).map(DataTest::inputs))
                        .orElse(List.of()));
    }

    /** Names of the knobs that what failed reads, or anything upstream of it. */
    public static SortedSet<String> knobs(Plan plan, String failed) {
        SortedSet<String> knobs = new TreeSet<>();
        test(plan, failed).ifPresent(test -> knobs.addAll(test.knobs()));
        of(plan, failed).relations().forEach(relation -> {
            plan.views().stream()
                    .filter(view -> relation.equals(Schema.QA.table(view.name())))
                    .forEach(view -> knobs.addAll(view.knobs()));
            plan.models().stream()
                    .filter(model -> relation.equals(Schema.STAR.table(model.name())))
                    .forEach(model -> knobs.addAll(model.knobs()));
        });
        return knobs;
    }

    /** The model that failed, or whose grain did. */
    static Optional<Model> model(Plan plan, String failed) {
        String star = Schema.STAR.table("");
        if (failed.startsWith(star)) {
            return plan.model(failed.substring(star.length()));
        }
        return plan.models().stream()
                .filter(model -> model.grainTest().equals(failed))
                .findFirst();
    }

    /** The data test that failed. */
    static Optional<DataTest> test(Plan plan, String failed) {
        return plan.tests().stream().filter(test -> test.name().equals(failed)).findFirst();
    }

    /** Both together. */
    public Cone and(Cone other) {
        SortedSet<FeedId> all = new TreeSet<>(feeds);
        all.addAll(other.feeds);
        SortedSet<String> both = new TreeSet<>(relations);
        both.addAll(other.relations);
        return new Cone(all, both);
    }
}
