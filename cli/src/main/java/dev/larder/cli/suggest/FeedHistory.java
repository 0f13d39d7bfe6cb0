package dev.larder.cli.suggest;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.engine.Query;
import dev.larder.core.plan.Plan;
import dev.larder.core.suggest.MeasureHistory;
import dev.larder.core.suggest.MeasureHistory.Point;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Rows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed was in each release: the warehouse has every accepted row, and every release's mapping.
 *
 * @param releases numbers with the landing dates of their newest deliveries; some may have none
 */
record FeedHistory(Warehouse warehouse, Plan.Feed feed, SortedMap<Integer, LocalDate> releases) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FEWEST_VALUES = 2;
    private static final int MOST_VALUES = 60;
    private static final int MOST_DIMENSIONS = 2;
    private static final int TENTHS = 10;

    /** Of longer numbers a hundred million rows may have a sum of more than the 38 digits that there are. */
    private static final int MOST_SUMMED_DIGITS = 30;

    /**
     * Rows, the sum of a column, or a share, as authors write it.
     *
     * @param mayBeAbsent whether null is no measure, instead of zero
     */
    record Measure(String name, String sql, boolean mayBeAbsent) {
        /** Of which null is zero: nothing was there. */
        Measure(String name, String sql) {
            this(name, sql, false);
        }
    }

    /** The contract that new files are read by. */
    Contract contract() {
        return feed.versions().getFirst();
    }

    /**
     * How many of the releases have other deliveries of the feed in force than the one before, the first that has any among them. What is the same in
     * a hundred releases is known from one file.
     */
    int changes() {
        String first = String.valueOf(releases.firstKey());
        Rows rows = read(
                "changes of " + feed.table(),
                "select count(distinct case when release < " + first + " then " + first + " else release end)"
                        + " from ops.mapping_change where feed = '" + feed.id() + "' and release <= "
                        + releases.lastKey());
        return Integer.parseInt(String.valueOf(rows.rows().getFirst().getFirst()));
    }

    /** Rows first, then the sum of each number that is no part of the key, if no sum of it can be too long. */
    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure("rows", "cast(count(*) as bigint)"));
        contract().columns().stream()
                .filter(column -> !contract().duplicateKey().contains(column.name()))
                .filter(column -> !column.restricted())
                .forEach(column -> sum(column).ifPresent(measures::add));
        return measures;
    }

    private static Optional<Measure> sum(Column column) {
        String type = switch (column.type().kind()) {
            case SMALLINT, INTEGER -> "bigint";
            case BIGINT -> "decimal(38,0)";
            case DECIMAL ->
                column.type().length() > MOST_SUMMED_DIGITS
                        ? ""
                        : "decimal(38," + column.type().scale() + ")";
            case VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN -> "";
        };
        return type.isEmpty()
                ? Optional.empty()
                : Optional.of(new Measure(column.name(), "cast(sum(" + column.name() + ") as " + type + ")"));
    }

    /** Texts with few values, those of the key first; at most two. */
    List<String> dimensions() {
        List<String> texts = contract().columns().stream()
                .filter(column -> !column.restricted())
                .filter(FeedHistory::isText)
                .map(Column::name)
                .toList();
        if (texts.isEmpty() || releases.isEmpty()) {
            return List.of();
        }
        List<@Nullable String> counts =
                read("values of " + feed.table(), valuesOf(texts)).rows().getFirst();
        List<String> few = IntStream.range(0, texts.size())
                .filter(i -> isDimension(number(counts, 0), number(counts, 2 * i + 1), number(counts, 2 * i + 2)))
                .mapToObj(texts::get)
                .toList();
        Set<String> key = new HashSet<>(contract().duplicateKey());
        List<String> chosen = new ArrayList<>(few.stream().filter(key::contains).toList());
        if (chosen.isEmpty()) {
            few.stream().limit(1).forEach(chosen::add);
        }
        return chosen.subList(0, Math.min(MOST_DIMENSIONS, chosen.size()));
    }

    /** Rows of the newest release, and of each column how many values these have, and how many of them the oldest release with rows had too. */
    private String valuesOf(List<String> columns) {
        String newest = "case when release = " + releases.lastKey() + " then ";
        String oldest = "case when release = (select min(release) from in_force) then ";
        return inForce("delivered") + "\nselect count(" + newest + "1 end), "
                + columns.stream()
                        .map(column -> "count(distinct " + newest + column + " end), count(distinct " + newest + column
                                + " end) + count(distinct " + oldest + column + " end) - count(distinct " + column
                                + ")")
                        .collect(Collectors.joining(", "))
                + " from in_force where release = " + releases.lastKey()
                + " or release = (select min(release) from in_force)";
    }

    private static long number(List<@Nullable String> row, int column) {
        return Long.parseLong(String.valueOf(row.get(column)));
    }

    /** Whether a column's few values stay the same; a value of each row that comes with new files and goes with old ones names the row. */
    private static boolean isDimension(long rows, long values, long kept) {
        boolean isFew = values >= FEWEST_VALUES && values <= MOST_VALUES;
        boolean isName = rows < 2 * values && kept * TENTHS < values * (TENTHS - 1);
        return isFew && !isName;
    }

    private static boolean isText(Column column) {
        return switch (column.type().kind()) {
            case VARCHAR -> true;
            case SMALLINT, INTEGER, BIGINT, DECIMAL, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN -> false;
        };
    }

    /** Columns of days. */
    List<String> dates() {
        return contract().columns().stream()
                .filter(column -> !column.restricted())
                .filter(column -> column.type().kind() == Kind.DATE)
                .map(Column::name)
                .toList();
    }

    /** How many days each release's newest file landed behind the newest day that it has in a column; of releases that have one. */
    List<Lags.Seen> lags(String date) {
        String landed = "cast(max(delivery_landed_at) as date)";
        List<MeasureHistory> histories = of(
                List.of(
                        new Measure("landed", "datediff(day, date '1970-01-01', " + landed + ")", true),
                        new Measure("lag of " + date, "datediff(day, max(" + date + "), " + landed + ")", true)),
                null);
        List<Lags.Seen> seen = new ArrayList<>();
        for (int release = 0; release < histories.getFirst().points().size(); release++) {
            BigDecimal day = whole(histories.getFirst(), release);
            BigDecimal lag = whole(histories.getLast(), release);
            if (day != null && lag != null) {
                seen.add(new Lags.Seen(day.longValue(), lag.longValue()));
            }
        }
        return seen;
    }

    private static @Nullable BigDecimal whole(MeasureHistory history, int release) {
        return history.points().get(release).values().get("");
    }

    /** The date column by which the feed is in periods; null without one. */
    @Nullable
    String date() {
        return contract().period().column();
    }

    /** Each measure in each release, by the values of a column; null for the whole. */
    List<MeasureHistory> of(List<Measure> measures, @Nullable String dimension) {
        String group = dimension == null ? "''" : "cast(" + dimension + " as varchar(256))";
        Rows rows = read(
                "history of " + feed.table(),
                inForce("delivered") + "\nselect release, " + group + " as dimension, "
                        + IntStream.range(0, measures.size())
                                .mapToObj(i -> measures.get(i).sql() + " as measure_" + i)
                                .collect(Collectors.joining(", "))
                        + "\nfrom in_force group by release" + (dimension == null ? "" : ", " + dimension));
        List<MeasureHistory> histories = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            histories.add(history(rows.rows(), 2 + i, measures.get(i).mayBeAbsent()));
        }
        return histories;
    }

    private MeasureHistory history(List<List<@Nullable String>> rows, int measure, boolean mayBeAbsent) {
        Map<Integer, SortedMap<String, BigDecimal>> values = new TreeMap<>();
        for (List<@Nullable String> row : rows) {
            String value = row.get(measure);
            SortedMap<String, BigDecimal> release =
                    values.computeIfAbsent(Integer.valueOf(String.valueOf(row.getFirst())), _ -> new TreeMap<>());
            if (value != null || !mayBeAbsent) {
                release.put(
                        Objects.requireNonNullElse(row.get(1), "(null)"),
                        value == null ? BigDecimal.ZERO : new BigDecimal(value));
            }
        }
        return new MeasureHistory(values.entrySet().stream()
                .map(each -> new Point(each.getKey(), releases.get(each.getKey()), each.getValue()))
                .toList());
    }

    private String inForce(String delivered) {
        return """
                with mapped as (
                    select released.release, change.period, change.delivery_id
                    from ops.release as released
                    join ops.mapping_change as change
                        on change.release <= released.release
                    where change.feed = '%s' and released.release >= %d
                    group by released.release, change.period, change.delivery_id
                    having sum(change.side) > 0
                ),
                in_force as (
                    select mapped.release, landed_delivery.landed_at as delivery_landed_at, %3$s.*
                    from mapped
                    join "raw".%4$s as %3$s
                        on %3$s._delivery_id = mapped.delivery_id and %3$s._period = mapped.period
                    left join ops.landed_delivery as landed_delivery
                        on landed_delivery.delivery_id = mapped.delivery_id
                )""".formatted(feed.id(), releases.firstKey(), delivered, feed.table());
    }

    private Rows read(String name, String sql) {
        return warehouse.read(name, List.of(Query.of(name, sql)), PATIENCE).getFirst();
    }
}
