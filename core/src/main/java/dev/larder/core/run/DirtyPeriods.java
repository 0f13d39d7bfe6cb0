package dev.larder.core.run;

import dev.larder.core.contract.Contract;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.Schema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The incremental rule: which periods of each model must be rebuilt so that the result equals a rebuild of everything. Periods of
 * changed rows go through the declared {@code reads} lines of views and models; whatever is not declared, or has changed itself,
 * makes everything dirty. Not thread-safe: it remembers its answers, so ask for a model only when {@link ChangedRows} knows the
 * tables that it reads.
 */
public final class DirtyPeriods {
    private final SinceLive since;
    private final ChangedRows changedRows;
    private final Map<String, Dirty> known = new HashMap<>();

    /** The rule with the diffs of this run. */
    public DirtyPeriods(SinceLive since, ChangedRows changedRows) {
        this.since = since;
        this.changedRows = changedRows;
    }

    /** What can be said of every model before any SQL has run, in the order in which they are built: never too little. */
    public static SequencedMap<String, Dirty> foreseen(SinceLive since) {
        DirtyPeriods rule = new DirtyPeriods(since, ChangedRows.UNKNOWN);
        SequencedMap<String, Dirty> dirty = new LinkedHashMap<>();
        since.plan().models().forEach(model -> dirty.put(model.name(), rule.of(model)));
        return dirty;
    }

    /** What must be rebuilt of a model of the run's plan. */
    public Dirty of(Model model) {
        String name = Schema.STAR.table(model.name());
        Dirty dirty = known.get(name);
        if (dirty == null) {
            dirty = since.changeOf(model)
                    .map(Dirty::everything)
                    .orElseGet(() -> model.period() == null
                            ? whole(model)
                            : through(new Reader(name, model.inputs(), model.reads())));
            known.put(name, dirty);
        }
        return dirty;
    }

    private Dirty of(QaView view) {
        String name = Schema.QA.table(view.name());
        Dirty dirty = known.get(name);
        if (dirty == null) {
            dirty = since.changeOf(view)
                    .map(Dirty::everything)
                    .orElseGet(() -> through(new Reader(name, view.inputs(), view.reads())));
            known.put(name, dirty);
        }
        return dirty;
    }

    private Dirty whole(Model model) {
        Dirty dirty = Dirty.NOTHING;
        for (String input : new Reader(model.name(), model.inputs(), model.reads()).everyInput()) {
            dirty = dirty.and(
                    anything(input), input + " changed, and star." + model.name() + " is always rebuilt whole");
        }
        return dirty;
    }

    private Dirty through(Reader reader) {
        Dirty dirty = Dirty.NOTHING;
        for (String input : reader.everyInput()) {
            List<Read> lines = reader.linesOf(input);
            if (lines.isEmpty()) {
                dirty = dirty.and(
                        anything(input), input + " changed, and " + reader.name() + " has no reads line for it");
            }
            for (Read line : lines) {
                dirty = dirty.and(through(line, reader), input + " changed");
            }
        }
        return dirty;
    }

    private DateRanges through(Read line, Reader reader) {
        return switch (line) {
            case Read.ByPeriod read -> days(read).extendedBy(read.daysBack());
            case Read.ByKey read -> days(read, reader);
        };
    }

    private DateRanges days(Read.ByPeriod read) {
        return switch (source(read.input())) {
            case Source.OfFeed(Plan.Feed feed) -> isPeriod(read.column(), feed) ? days(feed) : allIfAny(days(feed));
            case Source.OfView(QaView view) -> of(view).days();
            case Source.OfModel(Model model) ->
                changedRows.days(model, read.column(), of(model).days());
            case Source.OfNothing _ -> DateRanges.NOTHING;
        };
    }

    /**
     * The days of rows that carry a changed key; a reader that looks back sees a driving row, and its key, that many
     * days later too.
     */
    private DateRanges days(Read.ByKey read, Reader reader) {
        OptionalInt daysBack = reader.daysBack(read.drivingInput());
        if (daysBack.isEmpty() || !(source(read.input()) instanceof Source.OfModel(Model table))) {
            return anything(read.input());
        }
        return changedRows.daysOfKeys(read, table, of(table).days()).extendedBy(daysBack.getAsInt());
    }

    private DateRanges anything(String input) {
        return switch (source(input)) {
            case Source.OfFeed(Plan.Feed feed) -> allIfAny(days(feed));
            case Source.OfView(QaView view) -> allIfAny(of(view).days());
            case Source.OfModel(Model model) ->
                changedRows.any(model, of(model).days()) ? DateRanges.EVERYTHING : DateRanges.NOTHING;
            case Source.OfNothing _ -> DateRanges.NOTHING;
        };
    }

    private DateRanges days(Plan.Feed feed) {
        return since.changeOf(feed).isPresent()
                ? DateRanges.EVERYTHING
                : DateRanges.ofPeriods(since.feeds().of(feed.id()));
    }

    private static DateRanges allIfAny(DateRanges days) {
        return days.isEmpty() ? days : DateRanges.EVERYTHING;
    }

    /** Only this column is known to lie within the feed's periods; of any other they say nothing. */
    private static boolean isPeriod(String column, Plan.Feed feed) {
        return column.equals("_period")
                || feed.versions().stream().map(Contract::period).allMatch(rule -> column.equals(rule.column()));
    }

    private Source source(String input) {
        String name = input.substring(input.indexOf('.') + 1);
        Plan plan = since.plan();
        Optional<? extends Source> found = switch (Schema.of(input)) {
            case CURRENT -> plan.feedOf(name).map(Source.OfFeed::new);
            case QA ->
                plan.views().stream()
                        .filter(view -> view.name().equals(name))
                        .findFirst()
                        .map(Source.OfView::new);
            case STAR -> plan.model(name).map(Source.OfModel::new);
            case OPS -> Optional.of(new Source.OfNothing());
            case RAW, CANDIDATE, LIVE, DIFF -> Optional.empty();
        };
        return found.orElseThrow(() -> new IllegalArgumentException("the plan reads " + input
                + ", which is none of its feeds (current), views (qa) or models (star); compile it again"));
    }

    /** Where rows come from; what is read from {@code ops} are knobs, which are compared by name. */
    private sealed interface Source {
        record OfFeed(Plan.Feed feed) implements Source {}

        record OfView(QaView view) implements Source {}

        record OfModel(Model model) implements Source {}

        record OfNothing() implements Source {}
    }

    private record Reader(String name, List<String> inputs, List<Read> reads) {
        SequencedSet<String> everyInput() {
            SequencedSet<String> all = new LinkedHashSet<>(inputs);
            reads.forEach(read -> all.add(read.input()));
            return all;
        }

        List<Read> linesOf(String input) {
            return reads.stream().filter(read -> read.input().equals(input)).toList();
        }

        /** How far the reader looks back; empty if it does not read the input by period. */
        OptionalInt daysBack(String input) {
            return reads.stream()
                    .filter(read -> read.input().equals(input))
                    .filter(Read.ByPeriod.class::isInstance)
                    .map(Read.ByPeriod.class::cast)
                    .mapToInt(Read.ByPeriod::daysBack)
                    .max();
        }
    }
}
