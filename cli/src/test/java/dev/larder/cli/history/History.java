package dev.larder.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.restore.Restoring;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.HandClock;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.AsideList;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import dev.larder.functions.set.Sets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One life of an environment, looked at after each step. */
final class History implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long seed;
    private final Plan plan;
    private final Path folder;
    private final Works works;
    private final RandomLife life;
    private final SortedMap<String, Integer> tally = new TreeMap<>();
    private int looked;

    History(long seed, Plan plan, Path folder, Planted planted) {
        this.seed = seed;
        this.plan = plan;
        this.folder = folder;
        works = new Works(plan, Works.Place.in(folder, new HandClock()), planted);
        works.setUp();
        life = new RandomLife(seed, works, this::happened);
    }

    private void happened(String what) {
        tally.merge(what, 1, Integer::sum);
    }

    /** What happened, and how often. */
    String words() {
        return tally.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Where something was written for good while functions worked. */
    List<Cuts.Place> places() {
        return works.cuts().places();
    }

    void cutAt(List<CutPoint> points) {
        works.cuts().at(points);
    }

    /** Where it was cut off. */
    List<Cuts.Place> cutOff() {
        return works.cuts().cutOff();
    }

    /** How it ended. */
    Outcome outcome() {
        Lake lake = works.environment().lake();
        Release live = Releases.newest(lake).orElseThrow();
        return new Outcome(
                IntStream.rangeClosed(0, live.number())
                        .mapToObj(
                                number -> Outcome.of(Releases.find(lake, number).orElseThrow()))
                        .toList(),
                star(),
                AsideList.of(lake, live).stream().map(Outcome::of).toList());
    }

    void live(int events) {
        life.live(events, this::look);
    }

    private void look(String verdict) {
        String where = "seed " + seed;
        assertThat(verdict).as(where).isIn("idle", "live", "blocked");
        Environment environment = works.environment();
        Release live = Releases.newest(environment.lake()).orElseThrow();
        for (int number = looked + 1; number <= live.number(); number++) {
            Release release = Releases.find(environment.lake(), number).orElseThrow();
            happened(
                    release.contentOf() < number
                            ? "given back"
                            : release.aside().isEmpty() ? "released" : "released in part");
        }
        for (int number = 1; number <= live.number(); number++) {
            requireTold(environment, number);
        }
        looked = live.number();
        requireOneTruth(environment, live);
        where += ", release " + live.number();
        SortedMap<String, List<String>> inForce = life.truth().inForce(live.mapping());
        int smallest = Integer.parseInt(live.knobs().getOrDefault("smallest", "0"));
        assertThat(star()).as(where).isEqualTo(life.truth().star(inForce, smallest));
        if (!live.isEmpty()) {
            assertThat(contents()).as(where).isEqualTo(live.contents());
        }
        NextRun next = NextRun.of(environment);
        boolean isNothingInForce =
                live.isEmpty() && next.inputs().mapping().inForce().isEmpty();
        if (live.isOf(next.identity()) || isNothingInForce) {
            Set<String> apart = new HashSet<>(next.held());
            next.aside().stream().map(Aside::deliveries).forEach(apart::addAll);
            Set<String> folded =
                    Sets.notWaiting(environment).stream().map(each -> each.id()).collect(Collectors.toSet());
            life.truth().all().stream()
                    .map(Truth.Sent::id)
                    .filter(id -> !folded.contains(id))
                    .forEach(apart::add);
            assertThat(inForce).as(where).isEqualTo(life.truth().replayed(apart));
        } else {
            happened("blocked whole");
            assertThat(verdict).as(where).isEqualTo("blocked");
        }
    }

    /** Whenever the process was cut off, a run that made a release is told as published, and not as failed. */
    private void requireTold(Environment environment, int number) {
        String run = Releases.run(environment.lake(), number).orElseThrow();
        RunRecord told = environment.lake().get(RunFolder.of(run).end(), RunRecord.class);
        assertThat(told.verdict())
                .as("seed %d, run %s: %s", seed, run, told.sentence())
                .isEqualTo(RunVerdict.PUBLISHED);
        assertThat(told.release()).isEqualTo(number);
    }

    /** Who reads the newest record, as start-run does, and who reads what the database says is live, as plan-run does, compute the same. */
    private void requireOneTruth(Environment environment, Release live) {
        assertThat(read(PublishStatements.liveRelease().sql()).text(0, "release"))
                .isEqualTo(String.valueOf(live.number()));
        assertThat(NextRun.of(environment).identity())
                .isEqualTo(NextRun.of(environment, live).identity());
        assertThat(works.settle()).as("nothing is left to do").isIn("idle", "live", "blocked");
        assertThat(Releases.newest(environment.lake()).orElseThrow().number()).isEqualTo(live.number());
    }

    /** Before the first run there is no table: whatever has come waits for the rest of its set. */
    private SortedMap<String, List<String>> star() {
        SortedMap<String, List<String>> star = new TreeMap<>();
        if (looked == 0 && !isPrepared()) {
            plan.models().forEach(model -> star.put(model.name(), List.of()));
            return star;
        }
        for (Model model : plan.models()) {
            String columns =
                    model.columns().stream().map(column -> column.name()).collect(Collectors.joining(", "));
            List<String> rows = read("select " + columns + " from star." + model.name()).rows().stream()
                    .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
                    .sorted()
                    .toList();
            star.put(model.name(), rows);
        }
        return star;
    }

    private boolean isPrepared() {
        return !read("select plan from ops.prepared_plan where plan <> ''")
                .rows()
                .isEmpty();
    }

    /** Rows and hash of each day of the live tables; of a table that has no rows nothing. */
    private SortedMap<String, SortedMap<Period, PeriodContent>> contents() {
        SortedMap<String, SortedMap<Period, PeriodContent>> contents = new TreeMap<>();
        for (Model model : plan.models()) {
            String sql = DiffStatements.contents(model, DateRanges.EVERYTHING)
                    .sql()
                    .replace("from candidate.", "from star.");
            Rows rows = read(sql);
            SortedMap<Period, PeriodContent> periods = new TreeMap<>();
            for (int row = 0; row < rows.rows().size(); row++) {
                long count = Long.parseLong(rows.text(row, "row_count"));
                if (count > 0) {
                    periods.put(
                            new Period(rows.text(row, "period")),
                            new PeriodContent(count, rows.text(row, "content_hash")));
                }
            }
            contents.put(model.name(), periods);
        }
        return contents;
    }

    private Rows read(String sql) {
        return works.warehouse()
                .read("look", List.of(Query.of("look", sql)), PATIENCE)
                .getFirst();
    }

    /** Makes each release again in an environment of its own, or at most so many, those in part first. */
    void restore(int most) {
        Lake lake = works.environment().lake();
        IntStream.rangeClosed(1, Releases.newest(lake).orElseThrow().number())
                .mapToObj(number -> Releases.find(lake, number).orElseThrow())
                .sorted(Comparator.comparing(release -> release.aside().isEmpty()))
                .limit(most)
                .map(Release::number)
                .forEach(this::restoreOne);
    }

    private void restoreOne(int number) {
        String where = "seed " + seed + ", release " + number + " restored";
        Release release = Restoring.release(works.environment(), number);
        try (Works other = new Works(
                works.environment().plan(release.planHash()),
                Works.Place.in(folder.resolve("restored"), works.time()),
                Planted.NOTHING)) {
            other.setUp();
            Restoring restoring = new Restoring(works.environment(), other.environment(), release);
            restoring.bring();
            other.setUp();
            restoring.decide("ann");
            assertThat(other.settle()).as(where).isIn("idle", "live");
            assertThat(restoring.differences()).as(where).isEmpty();
            Release made = Releases.newest(other.environment().lake()).orElseThrow();
            assertThat(made.mapping()).as(where).isEqualTo(release.mapping());
            assertThat(NextRun.of(other.environment()).identity().text())
                    .as("%s stays", where)
                    .isEqualTo(made.identity());
            happened("restored");
        }
    }

    @Override
    public void close() {
        works.close();
    }
}
