package dev.larder.core.run;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.run.Lake.Delivery;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes deliveries of every coverage: periods vanish, windows overlap, dimension rows come late, an earlier file comes again. */
final class RandomSupplier {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 28);

    private final Random random;
    private final Lake lake;
    private final PeriodUnit unit;
    private final List<Coverage> saleCoverages;
    private final Redelivery redelivery;

    RandomSupplier(Random random, Lake lake, PeriodUnit unit) {
        this.random = random;
        this.lake = lake;
        this.unit = unit;
        this.redelivery = random.nextBoolean() ? Redelivery.REPLACES : Redelivery.ADDS;
        this.saleCoverages = switch (random.nextInt(5)) {
            case 0 -> List.of(Coverage.FULL);
            case 1 -> List.of(Coverage.WINDOW);
            case 2 -> List.of(Coverage.PERIOD);
            case 3 -> List.of(Coverage.APPEND);
            default -> List.of(Coverage.values());
        };
    }

    /** The next file of one of the feeds. */
    Delivery next() {
        FeedId feed = pick(List.of(SmallStar.SALE, SmallStar.SALE, SmallStar.PRODUCT, SmallStar.CALL));
        List<Delivery> earlier = lake.of(feed);
        if (!earlier.isEmpty() && chance(25)) {
            return pick(earlier);
        }
        if (feed.equals(SmallStar.PRODUCT)) {
            Coverage coverage = pick(List.of(Coverage.FULL, Coverage.PERIOD));
            return delivery(feed, coverage, null, Map.of(Period.UNDATED, products()));
        }
        return dated(feed, feed.equals(SmallStar.SALE) ? pick(saleCoverages) : Coverage.APPEND);
    }

    private Delivery dated(FeedId feed, Coverage coverage) {
        List<Period> periods = periods();
        int from = random.nextInt(periods.size());
        int until = from + 1 + random.nextInt(periods.size() - from);
        boolean cut = coverage == Coverage.WINDOW;
        DateRange window = cut
                ? new DateRange(
                        range(periods.get(from)).from(),
                        range(periods.get(until - 1)).until())
                : null;
        Map<Period, List<Row>> rows = new TreeMap<>();
        for (Period period : cut ? periods.subList(from, until) : periods) {
            if (chance(coverage == Coverage.FULL || cut ? 70 : 30)) {
                rows.put(period, chance(10) ? List.of() : rowsOf(period));
            }
        }
        return delivery(feed, coverage, window, rows);
    }

    private Delivery delivery(FeedId feed, Coverage coverage, @Nullable DateRange window, Map<Period, List<Row>> rows) {
        return new Delivery(feed, "f" + random.nextInt(4), !chance(10), coverage, redelivery, window, rows);
    }

    private List<Row> rowsOf(Period period) {
        DateRange range = range(period);
        List<LocalDate> days = List.of(range.from(), range.until().minusDays(1));
        List<Row> rows = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            rows.add(new Row(pick(days), "k" + random.nextInt(4), 1 + random.nextInt(3)));
        }
        return rows;
    }

    private List<Row> products() {
        List<Row> rows = new ArrayList<>();
        for (int key = 0; key < 4; key++) {
            if (chance(60)) {
                rows.add(new Row(Row.UNDATED, "k" + key, 1 + random.nextInt(2)));
            }
        }
        return rows;
    }

    private List<Period> periods() {
        List<Period> periods = new ArrayList<>();
        for (int index = 0; index < (unit == PeriodUnit.DAY ? 8 : 4); index++) {
            periods.add(
                    unit == PeriodUnit.DAY
                            ? Period.of(unit, FIRST.plusDays(index))
                            : new Period(YearMonth.from(FIRST).plusMonths(index).toString()));
        }
        return periods;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static DateRange range(Period period) {
        return period.range().orElseThrow();
    }
}
