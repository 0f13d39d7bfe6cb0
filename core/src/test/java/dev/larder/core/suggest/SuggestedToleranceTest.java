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
    void twice_the_largest_fall_and_rise_are_allowed() {
        SuggestedTolerance found = SuggestedTolerance.of(history("100", "110", "107.8", "110", "112", "115"))
                .orElseThrow();

        assertThat(found.header().lines().findFirst()).contains("-- tolerance: -4 %, +20 %");
        assertThat(found.falseAlarms()).isZero();
    }

    @Test
    void what_once_fell_far_may_still_not_vanish() {
        MeasureHistory history = history("100", "40", "50", "60", "70", "80");

        assertThat(SuggestedTolerance.of(history).orElseThrow().header()).startsWith("-- tolerance: -80 %, +50 %");
        assertThat(SuggestedTolerance.falls(history)).isEqualByComparingTo("60");
    }

    @Test
    void what_never_falls_may_hardly_fall() {
        assertThat(SuggestedTolerance.of(history("100", "101", "102", "103", "104"))
                        .orElseThrow()
                        .header())
                .startsWith("-- tolerance: -0.5 %, +2 %");
    }

    @Test
    void steady_growth_is_usual() {
        String header = SuggestedTolerance.of(history("100", "120", "144", "173", "207", "249", "299"))
                .orElseThrow()
                .header();

        assertThat(header).contains("+41 %").contains("-- usual: 5 spreads, 3 %");
    }

    @Test
    void a_small_part_may_vanish_and_a_large_one_not() {
        List<Point> points = new ArrayList<>();
        for (int release = 1; release <= 6; release++) {
            SortedMap<String, BigDecimal> values = new TreeMap<>(Map.of("large", new BigDecimal(9000)));
            if (release != 4) {
                values.put("small", BigDecimal.ONE);
            }
            points.add(point(release, values));
        }

        SuggestedTolerance found =
                SuggestedTolerance.of(new MeasureHistory(points)).orElseThrow();

        assertThat(found.falseAlarms()).isZero();
        assertThat(found.header()).startsWith("-- tolerance: -0.5 %, -19 absolute, +2 %, +19 absolute");
    }

    @Test
    void four_releases_say_nothing() {
        assertThat(SuggestedTolerance.of(history("1", "1", "1", "1"))).isEmpty();
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
