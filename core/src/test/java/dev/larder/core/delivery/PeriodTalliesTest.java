package dev.larder.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodTalliesTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void every_row_counts_for_the_period_of_its_day_and_no_other(PeriodUnit unit) {
        Random random = new Random(9);
        PeriodTallies tallies = new PeriodTallies(unit, 100_000);
        Map<Period, PeriodContent> expected = new TreeMap<>();
        for (int row = 0; row < 20_000; row++) {
            LocalDate day = LocalDate.of(2000 + random.nextInt(40), 1, 1).plusDays(random.nextInt(365));
            long hash = random.nextLong();
            PeriodTallies.Tally tally =
                    Objects.requireNonNull(tallies.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
            tally.add(hash);
            Period period = Period.of(unit, day);
            assertThat(text(tally)).isEqualTo(unit == PeriodUnit.NONE ? "\"\"" : period.text());
            expected.merge(period, content(1, hash), PeriodTalliesTest::sum);
        }

        assertThat(tallies.contents()).isEqualTo(expected);
    }

    @Test
    void as_many_periods_as_allowed_are_counted_and_no_more() {
        PeriodTallies tallies = new PeriodTallies(PeriodUnit.DAY, 2);

        assertThat(tallies.of(2026, 1, 1)).isNotNull();
        assertThat(tallies.of(2026, 1, 2)).isNotNull();
        assertThat(tallies.of(2026, 1, 3)).isNull();
        assertThat(tallies.of(2026, 1, 3)).isNull();
        assertThat(tallies.of(2026, 1, 1)).isSameAs(tallies.of(2026, 1, 1)).isNotNull();
        assertThat(tallies.contents()).containsOnlyKeys(new Period("2026-01-01"), new Period("2026-01-02"));
    }

    @Test
    void the_only_period_of_a_delivery_has_every_row() {
        PeriodTallies tallies = PeriodTallies.of(new Period("2026-02"));

        Objects.requireNonNull(tallies.of(1, 1, 1)).add(-1);
        Objects.requireNonNull(tallies.of(2026, 3, 15)).add(3);

        assertThat(tallies.contents())
                .isEqualTo(Map.of(new Period("2026-02"), new PeriodContent(2, "0000000000000002")));
    }

    private static PeriodContent content(long rows, long hash) {
        return new PeriodContent(rows, HexFormat.of().toHexDigits(hash));
    }

    private static PeriodContent sum(PeriodContent one, PeriodContent other) {
        return content(
                one.rows() + other.rows(),
                Long.parseUnsignedLong(one.hash(), 16) + Long.parseUnsignedLong(other.hash(), 16));
    }

    private static String text(PeriodTallies.Tally tally) {
        return new String(tally.text(), StandardCharsets.US_ASCII);
    }
}
