package dev.larder.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.plan.Tolerance.Drift;
import dev.larder.core.plan.Tolerance.Limit;
import dev.larder.core.plan.Tolerance.Per;
import dev.larder.core.plan.Tolerance.Side;
import dev.larder.core.plan.Tolerance.Unit;
import dev.larder.core.plan.Tolerance.Usual;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.verdict.Judged.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stops a measure, rule by rule. */
class ToleranceTest {
    private static final Limit FALL_2 = new Limit(Side.FALL, "2", Unit.PERCENT);
    private static final Limit RISE_50 = new Limit(Side.RISE, "50", Unit.PERCENT);

    @Test
    void each_side_has_a_limit_of_its_own() {
        Tolerance sides = limits(List.of(FALL_2, RISE_50), null);

        assertThat(verdicts(sides, yardstick("100"), "98", "97.9", "150", "150.1"))
                .containsExactly(true, false, true, false);
        assertThat(judged(sides, yardstick("100"), "97.9").sentence())
                .isEqualTo("doses: 100 -> 97.9 (-2.1 %), allowed -2 %, +50 %");
    }

    @Test
    void a_side_without_a_limit_is_never_wrong() {
        assertThat(verdicts(limits(List.of(FALL_2), null), yardstick("100"), "1000000", "97"))
                .containsExactly(true, false);
    }

    @Test
    void percent_and_absolute_of_a_side_must_both_be_exceeded() {
        Limit atMost5 = new Limit(Side.FALL, "5", Unit.ABSOLUTE);

        assertThat(verdicts(limits(List.of(FALL_2, atMost5), null), yardstick("100"), "96", "95", "94"))
                .containsExactly(true, true, false);
    }

    @Test
    void what_is_a_small_share_of_all_does_not_count_however_large_all_became() {
        Tolerance share = limits(List.of(FALL_2, new Limit(Side.FALL, "1", Unit.SHARE)), null);
        for (String thousands : List.of("", "000")) {
            SortedMap<String, BigDecimal> live = new TreeMap<>(
                    Map.of("part", new BigDecimal("10" + thousands), "rest", new BigDecimal("990" + thousands)));
            SortedMap<String, BigDecimal> gone = new TreeMap<>(Map.of("rest", new BigDecimal("990" + thousands)));
            SortedMap<String, BigDecimal> most =
                    new TreeMap<>(Map.of("part", BigDecimal.ZERO, "rest", new BigDecimal("970" + thousands)));

            Comparison comparison = new Comparison(share, Yardstick.of(live, 3));
            assertThat(comparison.judge(gone)).noneMatch(judged -> judged.outcome() == Outcome.FAILED);
            assertThat(comparison.judge(most))
                    .filteredOn(judged -> judged.outcome() == Outcome.FAILED)
                    .extracting(Judged::dimension)
                    .containsExactly("rest");
            assertThat(comparison.words()).isEqualTo("-2 % or -1 % of all");
        }
    }

    @Test
    void what_all_are_is_summed_up_once_for_however_many_dimensions() {
        SortedMap<String, BigDecimal> many = new TreeMap<>();
        for (int dimension = 0; dimension < 40_000; dimension++) {
            many.put("%05d".formatted(dimension), BigDecimal.ONE);
        }
        Tolerance share = limits(List.of(FALL_2, new Limit(Side.FALL, "1", Unit.SHARE)), null);

        List<Judged> judged = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> new Comparison(share, Yardstick.of(many, 3)).judge(many));

        assertThat(judged).hasSize(many.size());
    }

    @Test
    void after_three_times_as_long_three_times_the_usual_change_is_usual() {
        Usual usual = new Usual(new BigDecimal(2), BigDecimal.ONE, new BigDecimal("0.5"));
        Tolerance perDay = new Tolerance(null, null, List.of(), Per.DAY, null, usual);
        List<SortedMap<String, BigDecimal>> earlier =
                List.of(values("100"), values("90"), values("81.5"), values("73"));

        assertThat(verdicts(perDay, new Yardstick(values("110"), 5, earlier, 1, Map.of(), true), "121", "140"))
                .containsExactly(true, false);
        assertThat(verdicts(perDay, new Yardstick(values("110"), 5, earlier, 3, Map.of(), true), "143", "110"))
                .containsExactly(true, false);
    }

    @Test
    void a_knob_is_a_limit() {
        Tolerance byKnob = limits(List.of(new Limit(Side.RISE, ":growth", Unit.PERCENT)), null);
        Yardstick ten = new Yardstick(values("100"), 2, List.of(), 1, Map.of("growth", "10"), true);

        assertThat(verdicts(byKnob, ten, "110", "111")).containsExactly(true, false);
    }

    @Test
    void a_limit_per_day_grows_with_the_days_that_went_by() {
        Tolerance perDay = limits(List.of(new Limit(Side.BOTH, "10", Unit.PERCENT)), Per.DAY);
        Yardstick threeDays = new Yardstick(values("100"), 2, List.of(), 3, Map.of(), true);

        assertThat(verdicts(perDay, threeDays, "133", "133.2", "72.9", "72.8"))
                .containsExactly(true, false, true, false);
        assertThat(verdicts(perDay, yardstick("100"), "110", "111")).containsExactly(true, false);
        assertThat(judged(perDay, threeDays, "140").sentence()).endsWith("allowed 10 %, 3 times over");
    }

    @Test
    void a_limit_per_week_is_not_halved_by_half_a_week() {
        Tolerance perWeek = limits(List.of(new Limit(Side.BOTH, "10", Unit.PERCENT)), Per.WEEK);

        assertThat(verdicts(perWeek, new Yardstick(values("100"), 2, List.of(), 3, Map.of(), true), "110", "111"))
                .containsExactly(true, false);
        assertThat(verdicts(perWeek, new Yardstick(values("100"), 2, List.of(), 14, Map.of(), true), "121", "122"))
                .containsExactly(true, false);
    }

    @Test
    void five_falls_that_are_each_allowed_are_stopped_together() {
        Tolerance drift = new Tolerance(
                new BigDecimal(20),
                null,
                List.of(),
                null,
                new Drift(List.of(new Limit(Side.FALL, "40", Unit.PERCENT)), 5),
                null);
        AcceptedMeasures accepted = AcceptedMeasures.NONE;
        BigDecimal value = new BigDecimal(1000);
        int released = 0;
        for (int release = 0; release < 7; release++) {
            if (!judged(drift, yardstick(accepted), value.toPlainString()).passed()) {
                break;
            }
            accepted = accepted.then(Map.of("doses", values(value.toPlainString())));
            released++;
            value = value.multiply(new BigDecimal("0.82"));
        }

        assertThat(released)
                .as("1000, 820, 672.4; 551.368 is 45 % less than 1000")
                .isEqualTo(3);
        assertThat(judged(drift, yardstick(accepted), value.toPlainString()).sentence())
                .isEqualTo("doses: 1000 -> 551.368 (-44.9 %), allowed -40 % over 5 releases");
    }

    @Test
    void a_change_is_unusual_outside_the_spreads_of_the_accepted_changes() {
        Tolerance usual =
                new Tolerance(null, null, List.of(), null, null, new Usual(new BigDecimal(5), BigDecimal.ONE));
        Yardstick growing = yardstick(accepted("100", "103", "105", "108", "111"));

        assertThat(verdicts(usual, growing, "113.2", "114", "122", "100")).containsExactly(true, true, false, false);
        assertThat(judged(usual, growing, "122").sentence()).contains("111 -> 122 (+9.9 %), allowed usually +2.8 %");
        assertThat(verdicts(usual, yardstick(accepted("100", "103", "105")), "1"))
                .as("two changes are not enough")
                .containsExactly(true);
    }

    @Test
    void what_usually_grows_need_not_when_nothing_of_it_has_come() {
        Tolerance usual =
                new Tolerance(null, null, List.of(), null, null, new Usual(new BigDecimal(5), BigDecimal.ONE));
        AcceptedMeasures growing = accepted("100", "110", "121", "133.1");
        Yardstick untouched = new Yardstick(
                growing.values("doses"), growing.releases("doses"), growing.earlier("doses"), 1, Map.of(), false);

        assertThat(verdicts(usual, yardstick(growing), "133.1"))
                .as("a file that brings nothing")
                .containsExactly(false);
        assertThat(verdicts(usual, untouched, "133.1", "133", "146.4"))
                .as("no file; a plan or a knob that moves it is judged")
                .containsExactly(true, false, true);
    }

    @Test
    void releases_that_move_nothing_do_not_make_the_spread_nothing() {
        Tolerance usual =
                new Tolerance(null, null, List.of(), null, null, new Usual(new BigDecimal(5), new BigDecimal("0.1")));
        String[] weekly = {"100", "103", "105", "108"};
        String[] withIdle = {"100", "100", "100", "103", "103", "103", "103", "105", "105", "108", "108"};

        assertThat(yardstick(accepted(withIdle)).earlier())
                .isEqualTo(yardstick(accepted(weekly)).earlier());
        assertThat(verdicts(usual, yardstick(accepted(withIdle)), "111")).containsExactly(true);
    }

    @Test
    void every_dimension_is_kept_with_what_it_was_compared_with() {
        SortedMap<String, BigDecimal> before = new TreeMap<>(Map.of("a", BigDecimal.TEN, "gone", BigDecimal.ONE));
        TestFinding found = TestFinding.of(
                test(limits(List.of(FALL_2), null)),
                List.of("d", "n"),
                List.of(Arrays.asList("a", "10"), Arrays.asList("new", "3")),
                Yardstick.of(before, 2));

        assertThat(found.judged())
                .extracting(each -> each.dimension() + " " + each.outcome() + " " + each.expected())
                .containsExactly("a PASSED 10", "gone FAILED 1", "new MEASURED null");
    }

    private static List<Boolean> verdicts(Tolerance tolerance, Yardstick yardstick, String... now) {
        return Arrays.stream(now)
                .map(value -> judged(tolerance, yardstick, value).passed())
                .toList();
    }

    private static TestVerdict judged(Tolerance tolerance, Yardstick yardstick, String now) {
        return TestFinding.of(test(tolerance), List.of("n"), List.of(Arrays.asList(now)), yardstick)
                .verdict();
    }

    private static Yardstick yardstick(String live) {
        return Yardstick.of(values(live), 2);
    }

    private static Yardstick yardstick(AcceptedMeasures accepted) {
        return new Yardstick(
                accepted.values("doses"), accepted.releases("doses"), accepted.earlier("doses"), 1, Map.of(), true);
    }

    private static AcceptedMeasures accepted(String... values) {
        AcceptedMeasures accepted = AcceptedMeasures.NONE;
        for (String value : values) {
            accepted = accepted.then(Map.of("doses", values(value)));
        }
        return accepted;
    }

    private static SortedMap<String, BigDecimal> values(String value) {
        return new TreeMap<>(Map.of("", new BigDecimal(value)));
    }

    private static Tolerance limits(List<Limit> limits, @Nullable Per per) {
        return new Tolerance(null, null, limits, per, null, null);
    }

    private static DataTest test(Tolerance tolerance) {
        return new DataTest(
                "doses",
                "doses",
                Gate.OUTPUT,
                Severity.BLOCK,
                "launch",
                new AuthoredSql("select 1", List.of()),
                tolerance,
                List.of("star.x"),
                List.of());
    }
}
