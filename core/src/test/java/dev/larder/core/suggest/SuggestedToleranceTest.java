package dev.larder.core.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.suggest.MeasureHistory.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuggestedToleranceTest {
    @Test
    void twice_the_largest_fall_and_rise_are_allowed_for_each_usual_time() {
        SuggestedTolerance found = of(history("100", "115", "107.1", "110", "112", "115"), Caution.STEADY);

        assertThat(found.header().lines().findFirst()).contains("-- tolerance: -14 %, +30 % per day");
        assertThat(found.falseAlarms()).isZero();
    }

    @Test
    void what_once_fell_far_may_still_not_vanish() {
        MeasureHistory history = history("100", "40", "50", "60", "70", "80");

        assertThat(of(history, Caution.JUMPING).header()).startsWith("-- tolerance: -80 %, +100 % per day");
        assertThat(SuggestedTolerance.falls(history)).isEqualByComparingTo("60");
    }

    @Test
    void what_never_falls_may_hardly_fall() {
        assertThat(of(history("100", "101", "102", "103", "104"), Caution.STEADY)
                        .header())
                .startsWith("-- tolerance: -2 %, +10 % per day");
    }

    @Test
    void what_grew_fast_in_its_first_weeks_is_judged_by_the_last_twelve_rises() {
        List<String> values = new ArrayList<>(List.of("1", "2", "4", "8"));
        for (int release = 1; release <= 12; release++) {
            values.add(String.valueOf(8 + release * 0.1));
        }

        SuggestedTolerance found = of(history(values.toArray(String[]::new)), Caution.STEADY);

        assertThat(found.header()).startsWith("-- tolerance: -2 %, +10 % per day");
        assertThat(found.leftOut()).containsExactly(3, 4);
        assertThat(found.falseAlarms()).isZero();
    }

    @Test
    void steady_growth_is_usual() {
        assertThat(of(history("100", "120", "144", "173", "207", "249", "299"), Caution.STEADY)
                        .header())
                .contains("+41 %")
                .contains("-- usual: 5 spreads, 3 %");
    }

    @Test
    void a_small_part_may_vanish_and_a_large_one_not_however_large_the_whole_becomes() {
        List<Point> points = new ArrayList<>();
        for (int release = 1; release <= 6; release++) {
            SortedMap<String, BigDecimal> values = new TreeMap<>(Map.of("large", new BigDecimal(9000)));
            if (release != 4) {
                values.put("small", BigDecimal.ONE);
            }
            points.add(point(release, values));
        }

        SuggestedTolerance found = of(new MeasureHistory(points), Caution.PARTS);

        assertThat(found.falseAlarms()).isZero();
        assertThat(found.header()).isEqualTo("-- tolerance: -10 %, -0.5 % of all per day");
    }

    @Test
    void one_accident_among_many_moves_is_left_out_and_told() {
        List<String> values = new ArrayList<>();
        for (int release = 1; release <= 14; release++) {
            values.add(String.valueOf((release < 8 ? 200 : 100) + release));
        }

        SuggestedTolerance found = of(history(values.toArray(String[]::new)), Caution.STEADY);

        assertThat(found.header()).startsWith("-- tolerance: -2 %, +10 % per day");
        assertThat(found.leftOut()).containsExactly(8);
        assertThat(found.falseAlarms()).isZero();
    }

    @Test
    void four_releases_say_nothing() {
        assertThat(SuggestedTolerance.of(history("1", "1", "1", "1"), Caution.ROWS))
                .isEmpty();
    }

    private static SuggestedTolerance of(MeasureHistory history, Caution caution) {
        return SuggestedTolerance.of(history, caution).orElseThrow();
    }

    private static MeasureHistory history(String... values) {
        List<Point> points = new ArrayList<>();
        Arrays.stream(values)
                .forEach(value ->
                        points.add(point(points.size() + 1, new TreeMap<>(Map.of("", new BigDecimal(value))))));
        return new MeasureHistory(points);
    }

    private static Point point(int release, SortedMap<String, BigDecimal> values) {
        return new Point(release, LocalDate.of(2026, 3, release), values);
    }
}
