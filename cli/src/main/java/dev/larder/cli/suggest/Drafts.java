package dev.larder.cli.suggest;

import dev.larder.cli.suggest.FeedHistory.Measure;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Release;
import dev.larder.core.suggest.Caution;
import dev.larder.core.suggest.MeasureHistory;
import dev.larder.core.suggest.MeasureHistory.Point;
import dev.larder.core.suggest.SuggestedTolerance;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The general set of data tests: for each feed its rows, its totals by column, by its largest dimensions and by settled date, and how its
 * columns stand to each other.
 */
final class Drafts {
    /** How many of the newest releases are looked at. */
    private static final int MOST_RELEASES = 100;

    /** After how many days a date may be settled. */
    private static final int[] DAYS = {2, 3, 5, 7, 14, 28};

    /** A settled date that moves by more than this is not settled. */
    private static final BigDecimal SETTLED = new BigDecimal(15);

    /** A sum that is this often in the largest one is small. */
    private static final BigDecimal LARGE = new BigDecimal(4);

    private static final BigDecimal MUCH_LARGER = new BigDecimal(10);

    /** Percent that a steady total moves at most. */
    private static final BigDecimal STEADY = new BigDecimal(8);

    private final FeedHistory feed;
    private final String table;
    private final String owner;
    private final List<Draft> drafts = new ArrayList<>();

    private Drafts(FeedHistory feed) {
        this.feed = feed;
        this.table = feed.feed().table();
        this.owner = feed.contract().owner();
    }

    /**
     * What can be said, and of which feeds nothing can.
     *
     * @param young feeds that fewer than {@link SuggestedTolerance#NEEDED_RELEASES} releases changed, with how many did
     */
    record Suggested(List<Draft> drafts, SortedMap<String, Integer> young) {}

    /** Those of every feed, and of the totals that two feeds share. */
    static Suggested of(Environment environment) {
        return of(environment.plan(), environment.warehouse(), releases(environment));
    }

    /** The same of a warehouse that has these releases. */
    static Suggested of(Plan plan, Warehouse warehouse, SortedMap<Integer, LocalDate> releases) {
        List<Draft> all = new ArrayList<>();
        SortedMap<String, Integer> young = new TreeMap<>();
        List<SharedTotals.Total> totals = new ArrayList<>();
        for (Plan.Feed each : plan.feeds()) {
            FeedHistory history = new FeedHistory(warehouse, each, releases);
            int changes = releases.isEmpty() ? 0 : history.changes();
            if (changes < SuggestedTolerance.NEEDED_RELEASES) {
                young.put(each.id().toString(), changes);
                continue;
            }
            List<MeasureHistory> whole = history.of(history.measures(), null);
            all.addAll(new Drafts(history).all(whole));
            totals.addAll(SharedTotals.totals(history, whole));
        }
        all.addAll(SharedTotals.drafts(totals));
        return new Suggested(all, young);
    }

    private static SortedMap<Integer, LocalDate> releases(Environment environment) {
        int newest = Releases.newest(environment.lake()).map(Release::number).orElse(0);
        SortedMap<Integer, LocalDate> releases = new TreeMap<>();
        for (int number = Math.max(1, newest - MOST_RELEASES + 1); number <= newest; number++) {
            Releases.find(environment.lake(), number)
                    .filter(release -> !release.run().isEmpty())
                    .ifPresent(release -> RunFolder.of(release.run())
                            .landed()
                            .ifPresent(landed -> releases.put(release.number(), landed)));
        }
        return releases;
    }

    private List<Draft> all(List<MeasureHistory> whole) {
        List<Measure> measures = feed.measures();
        String name = feed.feed().id().toString();
        draft(
                "rows",
                "Rows of " + name + " in force",
                whole.getFirst(),
                Caution.ROWS,
                "select cast(count(*) as bigint) as rows_in_force\nfrom current." + table);
        Map<Boolean, List<Integer>> sums = IntStream.range(1, measures.size())
                .boxed()
                .collect(Collectors.partitioningBy(i -> isSteady(whole.get(i), largest(whole))));
        totals("totals", "Totals of " + name + " by column", sums.getOrDefault(true, List.of()), whole, Caution.STEADY);
        totals(
                "jumping_totals",
                "Totals of " + name + " that are small or jump, by column",
                sums.getOrDefault(false, List.of()),
                whole,
                Caution.JUMPING);
        drafts.addAll(Lags.drafts(feed));
        drafts.addAll(RegularDays.drafts(feed));
        ColumnOrder.draft(feed, whole).ifPresent(drafts::add);
        EqualSums.draft(feed, whole).ifPresent(drafts::add);
        int main = main(whole);
        Measure measure = measures.get(main);
        String what = main == 0 ? "Rows" : "Total of " + measure.name();
        for (String dimension : feed.dimensions()) {
            draft(
                    "by_" + dimension,
                    what + " of " + name + " by " + dimension,
                    feed.of(List.of(measure), dimension).getFirst(),
                    Caution.PARTS,
                    "select " + dimension + ", " + measure.sql() + " as total\nfrom current." + table + "\ngroup by "
                            + dimension);
        }
        Optional.ofNullable(feed.date()).ifPresent(date -> settled(date, measure, what + " of " + name));
        return drafts;
    }

    /** Of the sums that every release has and that are no small ones, the one that fell least, and of these the largest; rows without one. */
    private static int main(List<MeasureHistory> whole) {
        BigDecimal largest = largest(whole);
        return IntStream.range(1, whole.size())
                .filter(i -> sum(whole.get(i)).multiply(LARGE).compareTo(largest) >= 0)
                .filter(i -> whole.get(i).points().stream()
                        .allMatch(point -> point.values().values().stream().anyMatch(value -> value.signum() != 0)))
                .boxed()
                .min(Comparator.comparing((Integer i) -> SuggestedTolerance.falls(whole.get(i)))
                        .thenComparing(i -> sum(whole.get(i)).negate()))
                .orElse(0);
    }

    private static BigDecimal largest(List<MeasureHistory> whole) {
        return whole.stream()
                .skip(1)
                .map(Drafts::sum)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    /** Whether a total is no small one, and moved so little of late that twice as much is told from a mistake. */
    private static boolean isSteady(MeasureHistory history, BigDecimal largest) {
        return sum(history).multiply(MUCH_LARGER).compareTo(largest) >= 0
                && SuggestedTolerance.moves(history, Caution.STEADY).compareTo(STEADY) <= 0;
    }

    private static BigDecimal sum(MeasureHistory history) {
        return history.newest().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String total(Measure sum) {
        return "select cast('" + sum.name() + "' as varchar(127)) as measured_column, " + sum.sql()
                + " as total\nfrom current." + table;
    }

    private void totals(
            String suffix, String what, List<Integer> columns, List<MeasureHistory> whole, Caution caution) {
        List<Measure> measures = feed.measures();
        if (!columns.isEmpty()) {
            draft(
                    suffix,
                    what,
                    together(
                            columns.stream().map(measures::get).toList(),
                            columns.stream().map(whole::get).toList()),
                    caution,
                    columns.stream().map(measures::get).map(this::total).collect(Collectors.joining("\nunion all\n")));
        }
    }

    /** The columns' sums as the values of one dimension. */
    private static MeasureHistory together(List<Measure> sums, List<MeasureHistory> whole) {
        List<Point> points = new ArrayList<>();
        for (int release = 0; release < whole.getFirst().points().size(); release++) {
            Point rows = whole.getFirst().points().get(release);
            SortedMap<String, BigDecimal> values = new TreeMap<>();
            for (int i = 0; i < sums.size(); i++) {
                values.put(
                        sums.get(i).name(),
                        whole.get(i).points().get(release).values().getOrDefault("", BigDecimal.ZERO));
            }
            points.add(new Point(rows.release(), rows.landed(), values));
        }
        return new MeasureHistory(points);
    }

    private void settled(String date, Measure measure, String what) {
        MeasureHistory dates = feed.of(List.of(measure), date).getFirst();
        for (int days : DAYS) {
            MeasureHistory settled = settled(dates, days);
            boolean isLast = days == DAYS[DAYS.length - 1];
            if (isLast || SuggestedTolerance.moves(settled, Caution.SETTLED).compareTo(SETTLED) <= 0) {
                draft(
                        "by_settled_" + date,
                        what + " by " + date + ", " + days + " days and more before the newest",
                        settled,
                        Caution.SETTLED,
                        "with newest as (\n    select max(" + date + ") as newest_date\n    from current." + table
                                + "\n)\nselect " + table + "."
                                + date + ", " + measure.sql() + " as total\nfrom current." + table
                                + "\ncross join newest\nwhere datediff(day, " + table + "." + date
                                + ", newest.newest_date) >= " + days
                                + "\ngroup by " + table + "." + date);
                return;
            }
        }
    }

    private static MeasureHistory settled(MeasureHistory dates, int days) {
        return new MeasureHistory(
                dates.points().stream().map(point -> settled(point, days)).toList());
    }

    private static Point settled(Point point, int days) {
        SortedMap<String, BigDecimal> values = new TreeMap<>(point.values());
        Optional<LocalDate> newest = values.keySet().stream()
                .filter(date -> !date.equals("(null)"))
                .max(Comparator.naturalOrder())
                .map(LocalDate::parse);
        values.keySet()
                .removeIf(date -> date.equals("(null)")
                        || newest.filter(last ->
                                        LocalDate.parse(date).plusDays(days).isAfter(last))
                                .isPresent());
        return new Point(point.release(), point.landed(), values);
    }

    private static String leftOut(List<Integer> releases) {
        return releases.isEmpty()
                ? ""
                : " Measured without " + (releases.size() == 1 ? "release " : "releases ")
                        + releases.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".";
    }

    private void draft(String suffix, String description, MeasureHistory history, Caution caution, String select) {
        SuggestedTolerance.of(history, caution)
                .map(found -> Draft.of(
                        table + "_" + suffix,
                        description + "." + leftOut(found.leftOut()),
                        owner,
                        found.header(),
                        select,
                        history.points().size(),
                        found.falseAlarms()))
                .ifPresent(drafts::add);
    }
}
