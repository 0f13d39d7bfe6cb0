package dev.larder.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.delivery.Landed;
import dev.larder.core.engine.CopyStatements.Load;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PublishStatements.Change;
import dev.larder.core.engine.PublishStatements.Publication;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.TableColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    private final Plan plan = SamplePlan.read();
    private final Model fact = plan.model("fct_rx").orElseThrow();

    @Test
    void every_table_of_the_largest_project_can_change_in_one_release() {
        List<Change> changes = IntStream.range(0, PublishStatements.MAX_MODELS)
                .mapToObj(i -> new Change(wide("fct_" + i), scattered(400)))
                .toList();

        Batch batch = PublishStatements.batch(
                new Publication("run-1", 1, 2, "a1b2c3d4e5f6", "ab".repeat(32), Instant.EPOCH, changes));

        assertThat(batch.statements()).hasSize(37);
    }

    @Test
    void scattered_days_are_joined_over_their_smallest_gaps() {
        DateRanges days = DirtyDays.of(fact, scattered(400));

        assertThat(days.ranges()).hasSize(DirtyDays.MAX_RANGES);
        assertThat(scattered(400).ranges())
                .allSatisfy(range -> assertThat(days.ranges()).anyMatch(joined -> joined.contains(range)));
        assertThat(DirtyDays.of(fact, scattered(5))).isEqualTo(scattered(5));
    }

    @Test
    void a_table_without_a_period_is_rebuilt_whole_or_not_at_all() {
        Model product = plan.model("dim_product").orElseThrow();

        assertThat(DirtyDays.of(product, scattered(3))).isEqualTo(DateRanges.EVERYTHING);
        assertThat(DirtyDays.of(product, DateRanges.NOTHING)).isEqualTo(DateRanges.NOTHING);
    }

    @Test
    void a_long_mapping_goes_into_several_batches_that_each_check_the_fence() {
        TreeMap<Period, List<String>> periods = new TreeMap<>();
        IntStream.range(0, 20_000)
                .forEach(i -> periods.put(new Period(DAY.plusDays(i).toString()), List.of("0123456789abcdef0123")));

        List<Batch> batches = PlanningStatements.batches(
                new Fence.Takeover("", "run-1"),
                Transition.first(0, new Mapping(new TreeMap<>(Map.of(FeedId.parse("a/b"), periods)))),
                new TreeMap<>());

        assertThat(batches).hasSize(3);
        assertThat(batches.getLast().statements())
                .startsWith(Fence.check("run-1").toArray(String[]::new));
        assertThat(batches.stream().map(Batch::name).distinct()).hasSize(3);
    }

    @Test
    void a_run_sends_what_differs_from_the_live_release_however_much_is_in_force() {
        TreeMap<Period, List<String>> periods = new TreeMap<>();
        IntStream.range(0, 20_000)
                .forEach(i -> periods.put(new Period(DAY.plusDays(i).toString()), List.of("0123456789abcdef0123")));
        Mapping live = new Mapping(new TreeMap<>(Map.of(FeedId.parse("a/b"), periods)));
        periods.put(new Period(DAY.toString()), List.of("fedcba98765432100123"));
        Mapping next = new Mapping(new TreeMap<>(Map.of(FeedId.parse("a/b"), periods)));

        List<Batch> batches = PlanningStatements.batches(
                new Fence.Takeover("", "run-1"), new Transition(7, live, next, true), new TreeMap<>());

        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst().statements())
                .filteredOn(sql -> sql.startsWith("insert into ops.mapping_change"))
                .containsExactly("insert into ops.mapping_change (release, feed, period, delivery_id, side) values\n"
                        + "(8, 'a/b', '%1$s', '0123456789abcdef0123', -1),\n(8, 'a/b', '%1$s', 'fedcba98765432100123', 1)"
                                .formatted(DAY));
    }

    @Test
    void what_is_written_together_is_never_split_and_a_batch_takes_as_much_as_it_may() {
        List<Writing> writings = IntStream.range(0, 20)
                .mapToObj(i -> Writing.of("build " + i, List.of("delete " + i, "insert " + i, "view " + i)))
                .toList();

        List<Batch> batches = Writing.batches("run-1", writings);

        assertThat(batches).extracting(batch -> batch.statements().size()).containsExactly(2 + 12 * 3, 2 + 8 * 3);
        assertThat(batches).extracting(Batch::name).containsExactly("build 0 and 11 more", "build 12 and 7 more");
        assertThat(batches)
                .allSatisfy(batch -> assertThat(batch.statements())
                        .startsWith(Fence.check("run-1").toArray(String[]::new)));
        assertThat(Writing.batches("run-1", List.of())).isEmpty();
    }

    @Test
    void ten_thousand_small_files_of_a_feed_are_twenty_copies_of_many_files_each() {
        List<DeliveryRecord> deliveries = IntStream.range(0, 10_000)
                .mapToObj(i -> delivery("%020x".formatted(i), List.of("npi", i < 9_000 ? "trx" : "nrx")))
                .toList();

        List<Load> loads = CopyStatements.loads(
                "run-1",
                deliveries,
                new CopyStatements.Lake("lake", "manifests/", "arn:aws:iam::123456789012:role/r"),
                List.of());
        List<Batch> batches =
                Writing.batches("run-1", loads.stream().map(Load::writing).toList());

        assertThat(loads)
                .hasSize(20)
                .allSatisfy(load -> assertThat(load.manifests()).hasSize(1));
        assertThat(loads)
                .extracting(load -> load.manifests().getFirst().key())
                .doesNotHaveDuplicates()
                .startsWith("manifests/1.json");
        assertThat(batches.stream()
                        .flatMap(batch -> batch.statements().stream())
                        .filter(sql -> sql.startsWith("copy ")))
                .hasSize(20);
        assertThat(batches).hasSize(4);
    }

    private static DeliveryRecord delivery(String id, List<String> columns) {
        return new DeliveryRecord(
                id,
                FeedId.parse("meridian/rx"),
                new Landed("landing", "suppliers/meridian/rx/" + id + ".csv", "v1", Instant.EPOCH, 1),
                DeliveryRecord.Verdict.ACCEPTED,
                "1.0.0",
                Coverage.PERIOD,
                Redelivery.REPLACES,
                null,
                "rx",
                columns,
                "originals/x",
                "ab",
                1,
                3,
                Map.of(),
                List.of(new Part("conformed/" + id + "/part-00000.csv.zst", "etag", 3, 100)),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    @Test
    void models_that_do_not_read_each_other_are_one_group() {
        Plan wide = new Plan(
                plan.project(),
                "",
                plan.feeds(),
                plan.views(),
                List.of(plan.model("dim_product").orElseThrow(), fact, wide("fct_other")),
                List.of(),
                List.of());

        assertThat(wide.groups())
                .extracting(group -> group.stream().map(Model::name).toList())
                .containsExactly(List.of("dim_product"), List.of("fct_rx", "fct_other"));
    }

    @Test
    void a_run_that_is_no_name_is_refused() {
        assertThatThrownBy(() -> new Fence.Takeover("", "x'; drop table star.t"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fence.Takeover("x' or 1 = 1", "run-1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Model wide(String name) {
        List<TableColumn> columns = new ArrayList<>(fact.columns());
        IntStream.range(0, 25)
                .forEach(i -> columns.add(new TableColumn("a_measure_with_a_name_" + i, "decimal(18,2)", false)));
        return model(name, columns);
    }

    private Model model(String name, List<TableColumn> columns) {
        return new Model(
                name,
                fact.description(),
                fact.owner(),
                fact.maturity(),
                columns,
                fact.attributes(),
                fact.select(),
                fact.grain(),
                fact.period(),
                fact.inputs(),
                fact.reads(),
                fact.knobs(),
                "");
    }

    /** Single days, each further from the next than the one before. */
    private static DateRanges scattered(int days) {
        return DateRanges.of(IntStream.range(0, days)
                .mapToObj(i -> DAY.plusDays(2L * i + (long) i * i / 50))
                .map(day -> new DateRange(day, day.plusDays(1)))
                .toList());
    }
}
