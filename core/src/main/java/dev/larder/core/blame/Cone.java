package dev.larder.core.blame;

import dev.larder.core.contract.FeedId;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Schema;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
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

    /** Both together. */
    public Cone and(Cone other) {
        SortedSet<FeedId> all = new TreeSet<>(feeds);
        all.addAll(other.feeds);
        SortedSet<String> both = new TreeSet<>(relations);
        both.addAll(other.relations);
        return new Cone(all, both);
    }
}
