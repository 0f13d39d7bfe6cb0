package dev.larder.core.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.engine.SamplePlan;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Aside;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ConeDigestTest {
    private static final FeedId RX = FeedId.parse("meridian/rx");
    private static final FeedId PRODUCTS = FeedId.parse("internal/products");
    private static final Plan PLAN = SamplePlan.read();
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void the_cone_has_every_feed_view_and_table_upstream() {
        Cone fct = Cone.of(PLAN, List.of("star.fct_rx"));
        assertThat(fct.feeds()).containsExactly(PRODUCTS, RX);
        assertThat(fct.relations()).containsExactly("qa.product", "qa.rx", "star.dim_product", "star.fct_rx");
        assertThat(Cone.of(PLAN, List.of("diff.dim_product", "live.dim_product", "ops.knob")))
                .isEqualTo(Cone.of(PLAN, List.of("star.dim_product")));
        assertThat(Cone.of(PLAN, List.of("current.rx")).feeds()).containsExactly(RX);
        assertThat(Cone.of(PLAN, List.of("ops.mapping")).feeds()).containsExactly(PRODUCTS, RX);
        assertThat(Cone.of(PLAN, List.of("current.rx"))
                        .and(Cone.of(PLAN, List.of("qa.product")))
                        .feeds())
                .containsExactly(PRODUCTS, RX);
    }

    @Test
    void what_lies_outside_the_cone_changes_nothing() {
        Aside aside = aside("rx_is_enough", RX);
        String before = digest(Map.of(RX, "a", PRODUCTS, "p")).of(aside);
        assertThat(digest(Map.of(RX, "a", PRODUCTS, "q")).of(aside)).isEqualTo(before);
        assertThat(digest(Map.of(RX, "b", PRODUCTS, "p")).of(aside)).isNotEqualTo(before);
    }

    @Test
    void a_measure_that_moved_and_one_that_was_only_measured_again_are_told_apart() {
        Aside aside = aside("products_by_owner", PRODUCTS);
        AcceptedMeasures two = measured(measured(AcceptedMeasures.NONE, 5), 5);
        assertThat(with(measured(two, 5)).of(aside)).isEqualTo(with(two).of(aside));
        assertThat(with(measured(two, 6)).of(aside)).isNotEqualTo(with(two).of(aside));
        assertThat(with(measured(measured(two, 6), 5)).of(aside))
                .isNotEqualTo(with(two).of(aside));
    }

    @Test
    void a_knob_a_waiver_and_a_statement_make_it_another() {
        Aside aside = aside("rx_is_enough", RX);
        Mapping mapping = mapping(Map.of(RX, "a"));
        String before = digest(PLAN, mapping, "1", new TreeSet<>()).of(aside);
        assertThat(digest(PLAN, mapping, "2", new TreeSet<>()).of(aside)).isNotEqualTo(before);
        assertThat(digest(PLAN, mapping, "1", new TreeSet<>(List.of("w"))).of(aside))
                .isNotEqualTo(before);
        Plan without = new Plan(
                PLAN.project(), "other", PLAN.feeds(), PLAN.views(), PLAN.models(), List.<DataTest>of(), PLAN.knobs());
        assertThat(digest(without, mapping, "1", new TreeSet<>()).of(aside)).isNotEqualTo(before);
    }

    @Test
    void a_model_and_the_engines_own_test_of_its_grain_are_known() {
        String model = digest(Map.of(RX, "a")).of(aside("star.fct_rx", RX));
        String grain = digest(Map.of(RX, "a")).of(aside("grain_of_fct_rx", RX));
        String gone = digest(Map.of(RX, "a")).of(aside("star.gone", RX));
        assertThat(List.of(model, grain, gone)).doesNotHaveDuplicates();
        assertThat(digest(Map.of(RX, "a", PRODUCTS, "p")).of(aside("star.fct_rx", RX)))
                .isNotEqualTo(model);
    }

    @Test
    void an_aside_says_why_in_a_sentence() {
        Aside one = aside("rx_is_enough", RX);
        assertThat(one.words())
                .isEqualTo("suppliers/x.csv stands aside because rx_is_enough - too few; it may be y.csv as well");
        assertThat(one.in("0123").cone()).isEqualTo("0123");
        assertThat(one.isConflict()).isFalse();
    }

    private static Aside aside(String because, FeedId feed) {
        return new Aside(
                "x",
                new TreeSet<>(List.of("x")),
                new TreeSet<>(List.of(feed)),
                "suppliers/x.csv",
                new TreeSet<>(List.of(because)),
                because + " - too few",
                List.of("y.csv"),
                3,
                NOW,
                null,
                "");
    }

    private static AcceptedMeasures measured(AcceptedMeasures before, int value) {
        return before.then(Map.of("products_by_owner", new TreeMap<>(Map.of("", BigDecimal.valueOf(value)))));
    }

    private static ConeDigest with(AcceptedMeasures measures) {
        return new ConeDigest(PLAN, mapping(Map.of(PRODUCTS, "p")), new TreeMap<>(), new TreeSet<>(), measures);
    }

    private static ConeDigest digest(Map<FeedId, String> inForce) {
        return digest(PLAN, mapping(inForce), "1", new TreeSet<>());
    }

    private static ConeDigest digest(Plan plan, Mapping mapping, String knob, SortedSet<String> waivers) {
        return new ConeDigest(
                plan, mapping, new TreeMap<>(Map.of("minimum_rows", knob)), waivers, AcceptedMeasures.NONE);
    }

    private static Mapping mapping(Map<FeedId, String> inForce) {
        TreeMap<FeedId, SortedMap<Period, List<String>>> mapping = new TreeMap<>();
        inForce.forEach((feed, id) -> mapping.put(feed, new TreeMap<>(Map.of(new Period("2026-01"), List.of(id)))));
        return new Mapping(mapping);
    }
}
