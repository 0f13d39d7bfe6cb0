package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.CopyStatements;
import dev.larder.core.engine.Fence;
import dev.larder.core.engine.MappingStatements;
import dev.larder.core.engine.MappingStatements.Content;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PlanningStatements;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.engine.PublishStatements.Publication;
import dev.larder.core.engine.PurgeStatements;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mappings of many releases, and what is taken away of them, on an engine with real rows: what a run sends about them, and nothing else of it. */
class PurgeTest {
    /** 1,000 take minutes. */
    private static final int RELEASES = Integer.getInteger("larder.soak.releases", 40);

    private static final long SEED = 13;
    private static final int KEPT = 10;
    private static final int PERIODS = 30;
    private static final FeedId RX = FeedId.parse("meridian/rx");

    private final Random random = new Random(SEED);
    private final DuckDb warehouse = new DuckDb();
    private final Plan plan = SampleProject.plan();
    private final Map<Integer, Mapping> mappings = new HashMap<>(Map.of(0, Mapping.EMPTY));
    private String holder = "";
    private int deliveries;

    PurgeTest() throws SQLException, IOException {}

    @BeforeEach
    void setUp() throws SQLException {
        for (String statement : WarehouseSchema.statements(plan)) {
            warehouse.statement(statement);
        }
    }

    @AfterEach
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void what_is_kept_does_not_grow_by_how_many_releases_there_were() throws SQLException {
        for (int number = 1; number <= RELEASES; number++) {
            if (number % 3 == 0) {
                plan("blocked-" + number, number, next(mapping(number - 1)));
            }
            release(number, next(mapping(number - 1)));
            if (number > KEPT) {
                purge(number - KEPT + 1, Integer.MAX_VALUE);
            }
        }

        int oldest = RELEASES - KEPT + 1;
        Set<String> named = new TreeSet<>();
        int changes = 0;
        for (int number = oldest; number <= RELEASES; number++) {
            Mapping mapping = mapping(number);
            named.addAll(mapping.deliveries());
            assertThat(inForce(number)).as("seed %d, release %d", SEED, number).isEqualTo(mapping);
            changes += number == oldest ? 0 : differences(mapping(number - 1), mapping);
        }
        assertThat(texts("select distinct _delivery_id from \"raw\".rx")).isEqualTo(named);
        assertThat(texts("select delivery_id from ops.loaded_delivery")).isEqualTo(named);
        assertThat(texts("select delivery_id from ops.landed_delivery")).isEqualTo(named);
        int rows = size(mapping(RELEASES));
        assertThat(count("ops.mapping") + count("ops.mapping_change"))
                .as("rows for a mapping of %d, and %d changes since the oldest release that is kept", rows, changes)
                .isLessThanOrEqualTo(2 * rows + changes + PERIODS);
        assertThat(count("ops.release")).isEqualTo(KEPT);
        assertThat(count("ops.knob_of_run")).isLessThanOrEqualTo(KEPT + 1);
    }

    @Test
    void a_rollback_to_the_oldest_kept_release_and_one_beyond_it_load_what_was_taken_away_and_nothing_else()
            throws SQLException {
        for (int number = 1; number <= 2 * KEPT; number++) {
            release(number, next(mapping(number - 1)));
        }
        purge(KEPT + 1, Integer.MAX_VALUE);

        Set<String> loaded = texts("select delivery_id from ops.loaded_delivery");
        Set<String> gone = new TreeSet<>(mapping(2).deliveries());
        gone.removeAll(loaded);
        assertThat(gone).isNotEmpty();

        plan("to-the-oldest", 2 * KEPT + 1, mapping(KEPT + 1));
        assertThat(texts("select delivery_id from ops.loaded_delivery")).isEqualTo(loaded);

        plan("beyond", 2 * KEPT + 1, mapping(2));
        loaded.addAll(gone);
        assertThat(texts("select delivery_id from ops.loaded_delivery")).isEqualTo(loaded);
        assertThat(texts("select distinct _delivery_id from \"raw\".rx")).isEqualTo(loaded);
    }

    @Test
    void a_purge_that_is_cut_off_between_any_two_batches_and_taken_up_by_another_run_ends_the_same()
            throws SQLException {
        for (int number = 1; number <= 2 * KEPT; number++) {
            release(number, next(mapping(number - 1)));
        }
        for (int batches = 0; batches < 3; batches++) {
            plan("cut-off-" + batches, 2 * KEPT + 1, next(mapping(2 * KEPT)));
            purge(KEPT + 1, batches);
        }
        plan("whole", 2 * KEPT + 1, mapping(2 * KEPT));
        purge(KEPT + 1, Integer.MAX_VALUE);
        purge(KEPT + 1, Integer.MAX_VALUE);

        Set<String> named = new TreeSet<>();
        for (int number = KEPT + 1; number <= 2 * KEPT; number++) {
            named.addAll(mapping(number).deliveries());
            assertThat(inForce(number)).isEqualTo(mapping(number));
        }
        assertThat(texts("select distinct _delivery_id from \"raw\".rx")).isEqualTo(named);
        assertThat(texts("select delivery_id from ops.loaded_delivery")).isEqualTo(named);
    }

    @Test
    void a_database_that_does_not_know_what_the_oldest_release_had_loses_no_row() throws SQLException {
        for (int number = 1; number <= 2 * KEPT; number++) {
            release(number, next(mapping(number - 1)));
        }
        Set<String> loaded = texts("select delivery_id from ops.loaded_delivery");
        warehouse.statement("delete from ops.mapping_change");
        plan("anew", 2 * KEPT + 1, mapping(2 * KEPT));

        purge(KEPT + 1, Integer.MAX_VALUE);

        assertThat(texts("select delivery_id from ops.loaded_delivery")).isEqualTo(loaded);
        assertThat(inForce(2 * KEPT)).isEqualTo(mapping(2 * KEPT));
    }

    /** The first batches of a purge of the run that holds the fence. */
    private void purge(int oldest, int most) throws SQLException {
        List<Batch> batches = new ArrayList<>(List.of(PurgeStatements.forget(holder, oldest)));
        if (most > 0) {
            warehouse.run(batches.getFirst());
        }
        List<String> unnamed = warehouse.rows(PurgeStatements.unnamed(oldest)).stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
        List<Batch> rows = PurgeStatements.rows(holder, plan, unnamed);
        for (Batch batch : rows.subList(0, Math.clamp(most - 1L, 0, rows.size()))) {
            warehouse.run(batch);
        }
    }

    private void release(int number, Mapping mapping) throws SQLException {
        plan("run-" + number, number, mapping);
        warehouse.run(PublishStatements.batch(
                new Publication(holder, number - 1L, number, "a1b2c3d4e5f6", plan.hash(), Instant.EPOCH, List.of())));
        mappings.put(number, mapping);
    }

    /** Plans and loads. */
    private void plan(String run, int number, Mapping mapping) throws SQLException {
        Mapping live = mapping(number - 1);
        List<@Nullable String> kept = warehouse.rows(MappingStatements.kept()).getFirst();
        Content content = new Content(Long.parseLong(String.valueOf(kept.getFirst())), String.valueOf(kept.getLast()));
        SortedMap<String, String> knobs = new TreeMap<>(Map.of("minimum_rows", "2"));
        Transition transition = new Transition(number - 1L, live, mapping, content.equals(Content.of(live)));
        for (Batch batch : PlanningStatements.batches(new Fence.Takeover(holder, run), transition, knobs)) {
            warehouse.run(batch);
        }
        holder = run;
        assertThat(texts("select delivery_id from ops.mapping")).isEqualTo(new TreeSet<>(mapping.deliveries()));
        for (String id : missing()) {
            warehouse.statement("insert into \"raw\".rx (npi, _delivery_id, _line, _period) values ('1', '" + id
                    + "', 2, '2026-03-01')");
            warehouse.statement(
                    "insert into ops.loaded_delivery (delivery_id, rows, run) values ('" + id + "', 1, '')");
            warehouse.statement("insert into ops.landed_delivery (delivery_id, landed_at) values ('" + id
                    + "', timestamp '2026-01-01 00:00:00')");
        }
    }

    private Set<String> missing() throws SQLException {
        Set<String> missing = new TreeSet<>();
        warehouse.rows(CopyStatements.missing(holder)).forEach(row -> missing.add(String.valueOf(row.getFirst())));
        return missing;
    }

    private Mapping mapping(int release) {
        return Objects.requireNonNull(mappings.get(release));
    }

    /** A period is delivered again, one comes, one vanishes, and sometimes one is as it was some releases ago. */
    private Mapping next(Mapping before) {
        TreeMap<Period, List<String>> periods = new TreeMap<>(before.of(RX));
        for (int i = 0; i < 3; i++) {
            Period period = period();
            periods.put(period, List.of("%020d".formatted(++deliveries)));
        }
        periods.remove(period());
        if (random.nextBoolean() && mappings.size() > 3) {
            Period period = period();
            List<String> former = mapping(Math.max(0, mappings.size() - 1 - random.nextInt(3)))
                    .of(RX)
                    .get(period);
            if (former != null) {
                periods.put(period, former);
            }
        }
        return new Mapping(new TreeMap<>(Map.of(RX, periods)));
    }

    private Period period() {
        return new Period(
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(PERIODS)).toString());
    }

    /** By the changes. */
    private Mapping inForce(int release) throws SQLException {
        SortedMap<Period, List<String>> periods = new TreeMap<>();
        for (List<@Nullable String> row :
                warehouse.rows("select period, delivery_id from ops.mapping_change where release <= " + release
                        + " group by feed, period, delivery_id having sum(side) > 0")) {
            periods.put(new Period(String.valueOf(row.getFirst())), List.of(String.valueOf(row.getLast())));
        }
        return new Mapping(new TreeMap<>(Map.of(RX, periods)));
    }

    private static int size(Mapping mapping) {
        return mapping.of(RX).size();
    }

    private static int differences(Mapping before, Mapping after) {
        Set<Map.Entry<Period, List<String>>> one = new HashSet<>(before.of(RX).entrySet());
        Set<Map.Entry<Period, List<String>>> other = new HashSet<>(after.of(RX).entrySet());
        Set<Map.Entry<Period, List<String>>> both = new HashSet<>(one);
        both.retainAll(other);
        return one.size() + other.size() - 2 * both.size();
    }

    private Set<String> texts(String sql) throws SQLException {
        Set<String> texts = new TreeSet<>();
        warehouse.rows(sql).forEach(row -> texts.add(String.valueOf(row.getFirst())));
        return texts;
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(String.valueOf(
                warehouse.rows("select count(*) from " + table).getFirst().getFirst()));
    }
}
