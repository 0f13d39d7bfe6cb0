package dev.larder.core.run;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.Changes;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.Read;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One incremental run: live rows are changed by the diffs of dirty periods and by nothing else. */
final class Rebuild implements ChangedRows {
    private final Lake lake;
    private final Planted planted;
    private final State live;
    private final State next;
    private final Map<String, Map<Row, Integer>> diffs = new HashMap<>();
    private final SortedMap<String, Rebuilt> dirty = new TreeMap<>();

    Rebuild(Lake lake, Planted planted, State live, State next) {
        this.lake = lake;
        this.planted = planted;
        this.live = live;
        this.next = next;
    }

    /** What is live after the run's diffs; {@code exact} uses each model's diff, otherwise what is foreseen before any SQL. */
    Map<String, List<Row>> run(boolean exact) {
        SinceLive since = since();
        DirtyPeriods rule = new DirtyPeriods(since, exact ? this : ChangedRows.UNKNOWN);
        Map<String, List<Row>> tables = new HashMap<>();
        for (Model model : since.plan().models()) {
            DateRanges days = rule.of(model).days();
            List<Row> before = live.table(model.name());
            List<Row> built = next.star().model(model.name(), input -> window(model, input, days, tables));
            Map<Row, Integer> diff = Row.diff(on(days, built), on(days, before));
            diffs.put(model.name(), diff);
            dirty.put(model.name(), new Rebuilt(days, diff.isEmpty()));
            tables.put(model.name(), applied(before, diff));
        }
        return tables;
    }

    /** What was rebuilt of each model. */
    SortedMap<String, Rebuilt> dirty() {
        return dirty;
    }

    @Override
    public DateRanges days(Model table, String column, DateRanges rebuilt) {
        return daysOf(changed(table));
    }

    @Override
    public boolean any(Model table, DateRanges rebuilt) {
        return !changed(table).isEmpty();
    }

    @Override
    public DateRanges daysOfKeys(Read.ByKey read, Model table, DateRanges rebuilt) {
        Set<String> keys = Row.keys(changed(table));
        List<Row> driving = new ArrayList<>();
        if (planted == Planted.KEYS_LOOKED_UP_THROUGH_LIVE_ROWS) {
            driving.addAll(live.table("fct_sale"));
        } else {
            driving.addAll(live.star().view(read.drivingInput(), feed -> lake.inForce(live.mapping(), feed)));
            driving.addAll(next.star().view(read.drivingInput(), feed -> lake.inForce(next.mapping(), feed)));
        }
        return daysOf(driving.stream().filter(row -> keys.contains(row.key())).toList());
    }

    private SinceLive since() {
        Plan livePlan = live.number() == 0 ? null : live.star().plan();
        Set<String> knobs = live.star().floor() == next.star().floor() ? Set.of() : Set.of("floor");
        Collection<DeliveryRecord> records = lake.records();
        Changes changes = Changes.between(live.mapping(), next.mapping(), records);
        return new SinceLive(next.star().plan(), livePlan, planted(changes), knobs);
    }

    private Changes planted(Changes changes) {
        if (planted != Planted.ONLY_THE_NEW_IMAGE_DIRTIES) {
            return changes;
        }
        SortedMap<FeedId, SortedSet<Period>> newImage = new TreeMap<>();
        changes.periods().forEach((feed, periods) -> {
            SortedSet<Period> present = new TreeSet<>(periods);
            present.retainAll(next.mapping().of(feed).keySet());
            newImage.put(feed, present);
        });
        return new Changes(newImage);
    }

    private List<Row> changed(Model table) {
        List<Row> rows = new ArrayList<>();
        diffs.getOrDefault(table.name(), Map.of()).forEach((row, count) -> {
            if (count > 0 || planted != Planted.ONLY_THE_NEW_IMAGE_DIRTIES) {
                rows.add(row);
            }
        });
        return rows;
    }

    /** What a statement sees: an input read by period is cut to the days that the declaration says are enough. */
    private List<Row> window(Model model, String input, DateRanges days, Map<String, List<Row>> tables) {
        List<Row> rows = input.startsWith("star.")
                ? tables.getOrDefault(input.substring(5), List.of())
                : next.star().view(input, feed -> lake.inForce(next.mapping(), feed));
        for (Read read : model.reads()) {
            if (read instanceof Read.ByPeriod line && line.input().equals(input)) {
                return rows.stream()
                        .filter(row -> needed(row.day(), line.daysBack(), days))
                        .toList();
            }
        }
        return rows;
    }

    private static boolean needed(LocalDate day, int daysBack, DateRanges days) {
        for (int later = 0; later <= daysBack; later++) {
            if (days.contains(day.plusDays(later))) {
                return true;
            }
        }
        return false;
    }

    private static DateRanges daysOf(Collection<Row> rows) {
        return DateRanges.of(rows.stream()
                .map(row -> new DateRange(row.day(), row.day().plusDays(1)))
                .toList());
    }

    private static List<Row> on(DateRanges days, List<Row> rows) {
        return rows.stream().filter(row -> days.contains(row.day())).toList();
    }

    private static List<Row> applied(List<Row> live, Map<Row, Integer> diff) {
        List<Row> rows = new ArrayList<>(live);
        diff.forEach((row, count) -> {
            for (int more = 0; more < count; more++) {
                rows.add(row);
            }
            for (int less = 0; less > count; less--) {
                rows.remove(row);
            }
        });
        return Row.sorted(rows);
    }

    /** What a run starts from or leads to: a mapping, a project with its knob, and, once published, the tables. */
    record State(int number, Mapping mapping, SmallStar star, Map<String, List<Row>> tables) {
        List<Row> table(String name) {
            return tables.getOrDefault(name, List.of());
        }
    }

    /** What was rebuilt, and whether it turned out the same. */
    record Rebuilt(DateRanges days, boolean same) {}
}
