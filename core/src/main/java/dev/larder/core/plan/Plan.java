package dev.larder.core.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.bundle.Bundle;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.set.FeedSet;
import dev.larder.core.wiring.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A warehouse project, compiled: everything the functions need, content-addressed.
 *
 * @param project the project's name, from its folder
 * @param hash 64 hexadecimal digits of SHA-256 over everything else except the name, so that a copy of the folder has the same hash
 * @param feeds in the order of their ids
 * @param views in the order in which they must be created; all in {@code qa}
 * @param models tables of {@code star} in the order in which they must be built
 * @param tests in the order of their names
 * @param knobs in the order of their names
 * @param bundles in the order of their ids
 * @param sets in the order of their names; no feed is in two of them
 */
public record Plan(
        String project,
        String hash,
        List<Feed> feeds,
        List<QaView> views,
        List<Model> models,
        List<DataTest> tests,
        List<Knob> knobs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Bundle> bundles,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FeedSet> sets) {
    /** Copies the lists. A plan that was compiled before there were bundles or sets has none. */
    public Plan {
        feeds = List.copyOf(feeds);
        views = List.copyOf(views);
        models = List.copyOf(models);
        tests = List.copyOf(tests);
        knobs = List.copyOf(knobs);
        bundles = List.copyOf(Objects.requireNonNullElse(bundles, List.of()));
        sets = List.copyOf(Objects.requireNonNullElse(sets, List.of()));
    }

    /** A project without bundles and sets. */
    public Plan(
            String project,
            String hash,
            List<Feed> feeds,
            List<QaView> views,
            List<Model> models,
            List<DataTest> tests,
            List<Knob> knobs) {
        this(project, hash, feeds, views, models, tests, knobs, List.of(), List.of());
    }

    /** What has a folder below a supplier's: the feeds, then the bundles. */
    public List<FeedId> folders() {
        return Stream.concat(feeds.stream().map(Feed::id), bundles.stream().map(Bundle::id))
                .toList();
    }

    /** Where a delivery of this landing key is filed: below its feed, else below its bundle, else below {@link FeedChoice#UNMATCHED}. */
    public FeedId filed(String key) {
        return FeedChoice.of(key, contracts()) instanceof FeedChoice.Chosen(var feed, var _)
                ? feed
                : Bundle.of(key, bundles).map(Bundle::id).orElse(FeedChoice.UNMATCHED);
    }

    /** Every version of every feed's contract. */
    public List<Contract> contracts() {
        return feeds.stream().flatMap(feed -> feed.versions().stream()).toList();
    }

    /** The feed of this id, if the project has it. */
    public Optional<Feed> feed(FeedId id) {
        return feeds.stream().filter(feed -> feed.id().equals(id)).findFirst();
    }

    /** The feed whose rows are in {@code raw.<table>}, if the project has it. */
    public Optional<Feed> feedOf(String table) {
        return feeds.stream().filter(feed -> feed.table().equals(table)).findFirst();
    }

    /**
     * The models in the order in which they must be built, in the fewest groups whose models do not read each other: the models
     * of a group can be built at once.
     */
    public List<List<Model>> groups() {
        Map<String, Integer> groupOf = new HashMap<>();
        List<List<Model>> groups = new ArrayList<>();
        for (Model model : models) {
            int group = model.inputs().stream()
                            .mapToInt(input -> groupOf.getOrDefault(input, -1))
                            .max()
                            .orElse(-1)
                    + 1;
            groupOf.put(Schema.STAR.table(model.name()), group);
            if (group == groups.size()) {
                groups.add(new ArrayList<>());
            }
            groups.get(group).add(model);
        }
        return groups.stream().map(List::copyOf).toList();
    }

    /**
     * Why an environment of this stage does not take the plan, for people; empty if it does. Tables that are not solid never leave preview, so production
     * takes none: what analysts of production read is tested by tests that block.
     */
    public Optional<String> refusal(Stage stage) {
        if (stage != Stage.PRODUCTION || scrappy().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("production takes no scrappy table, and the project has "
                + scrappy().stream().map(Schema.STAR::table).collect(Collectors.joining(", "))
                + "; make it solid (\"maturity: solid\", an owner, a test), or keep its file on a branch: dev,"
                + " test and preview take it");
    }

    /** Names of the models that are not solid yet. */
    public List<String> scrappy() {
        return models.stream()
                .filter(model -> model.maturity().equals("scrappy"))
                .map(Model::name)
                .toList();
    }

    /**
     * Whether a test reads a model that is not solid yet: it warns, and never blocks. One that reads solid models beside it only warns too, since what
     * it finds may lie in either.
     */
    public boolean isScrappy(DataTest test) {
        return scrappy().stream().anyMatch(test::readsStar);
    }

    /** The model of this name (without schema), if the project has it. */
    public Optional<Model> model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /**
     * A feed: its contract's versions, newest first, and the union of their columns as they stand in {@code raw.<table>}
     * (without lineage).
     */
    public record Feed(FeedId id, String table, List<Contract> versions, List<TableColumn> columns) {
        /** Copies the lists. */
        public Feed {
            versions = List.copyOf(versions);
            columns = List.copyOf(columns);
        }

        /** Whether a version lets bad records be left out, which then have a table of their own. */
        public boolean keepsRejects() {
            return versions.stream().anyMatch(version -> version.badRows() != null);
        }

        /** The table below {@code raw}, and the view below {@code current}, of the rejects. */
        public String rejectTable() {
            return rejectTable(table);
        }

        /** The table of the rejects of those whose rows are in a table. */
        public static String rejectTable(String table) {
            return table + "_rejected";
        }
    }
}
