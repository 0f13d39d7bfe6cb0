package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.mapping.Changes;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import dev.larder.core.plan.Read;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The incremental rule by example, on the plan of {@link SmallStar}. */
final class DirtyPeriodsTest {
    private static final Plan PLAN = new SmallStar(PeriodUnit.DAY, 0, 1).plan();
    private static final Changes NONE = new Changes(new TreeMap<>());

    @Test
    void nothing_is_dirty_when_nothing_changed() {
        assertThat(DirtyPeriods.foreseen(new SinceLive(PLAN, PLAN, NONE, Set.of()))
                        .values())
                .containsOnly(Dirty.NOTHING);
    }

    @Test
    void everything_is_dirty_without_a_live_plan() {
        assertThat(foreseen(PLAN, null, NONE, "fct_sale")).isEqualTo("everything because star.fct_sale is new");
    }

    @Test
    void a_changed_period_goes_through_the_views_reads_line() {
        assertThat(foreseen(changed(SmallStar.SALE, "2026-03-02", "2026-03-04"), "fct_sale"))
                .isEqualTo("2026-03-02, 2026-03-04 because qa.sale changed");
    }

    @Test
    void a_lookback_dirties_the_days_after_the_change() {
        assertThat(foreseen(changed(SmallStar.SALE, "2026-03-30"), "fct_trend"))
                .isEqualTo("2026-03-30 to 2026-04-01 because qa.sale changed");
    }

    @Test
    void a_model_that_reads_the_changed_model_is_dirty_where_that_is() {
        assertThat(foreseen(changed(SmallStar.SALE, "2026-03-02"), "fct_activity"))
                .isEqualTo("2026-03-02 because star.fct_sale changed");
        assertThat(foreseen(changed(SmallStar.CALL, "2026-03-03"), "fct_activity"))
                .isEqualTo("2026-03-03 because qa.call changed");
    }

    @Test
    void a_model_without_a_period_is_rebuilt_whole_or_not_at_all() {
        assertThat(foreseen(changed(SmallStar.SALE, "2026-03-02"), "total"))
                .isEqualTo("everything because star.fct_sale changed, and star.total is always rebuilt whole");
        assertThat(foreseen(changed(SmallStar.CALL, "2026-03-02"), "total")).isEqualTo("nothing because ");
    }

    @Test
    void an_input_without_a_reads_line_makes_everything_dirty() {
        assertThat(foreseen(changed(SmallStar.PRODUCT, ""), "fct_named"))
                .isEqualTo("everything because qa.product changed, and star.fct_named has no reads line for it");
    }

    @Test
    void before_any_sql_a_keyed_input_that_is_dirty_makes_everything_dirty() {
        assertThat(foreseen(changed(SmallStar.PRODUCT, ""), "fct_sale"))
                .isEqualTo("everything because star.dim_product changed");
    }

    @Test
    void once_its_diff_is_known_a_keyed_input_dirties_the_days_of_its_keys_in_the_driving_input() {
        DateRanges day = DateRanges.ofPeriods(List.of(new Period("2026-03-30")));
        SinceLive since = new SinceLive(PLAN, PLAN, changed(SmallStar.PRODUCT, ""), Set.of());
        DirtyPeriods rule = new DirtyPeriods(since, new Known(day, true));

        assertThat(rule.of(model("fct_sale")).days()).hasToString("2026-03-30");
        assertThat(rule.of(model("fct_trend")).days()).hasToString("2026-03-30 to 2026-04-01");
    }

    @Test
    void an_empty_diff_stops_there() {
        SinceLive since = new SinceLive(PLAN, PLAN, changed(SmallStar.SALE, "2026-03-02"), Set.of());
        DirtyPeriods rule = new DirtyPeriods(since, new Known(DateRanges.NOTHING, false));

        assertThat(rule.of(model("fct_sale")).days()).hasToString("2026-03-02");
        assertThat(rule.of(model("fct_activity"))).isEqualTo(Dirty.NOTHING);
        assertThat(rule.of(model("total"))).isEqualTo(Dirty.NOTHING);
    }

    @Test
    void a_changed_statement_makes_its_readers_dirty_too() {
        Plan otherFact = new SmallStar(PeriodUnit.DAY, 1, 1).plan();
        assertThat(foreseen(otherFact, PLAN, NONE, "fct_sale"))
                .isEqualTo("everything because the statement of star.fct_sale changed");
        assertThat(foreseen(otherFact, PLAN, NONE, "fct_activity"))
                .isEqualTo("everything because star.fct_sale changed");
        assertThat(foreseen(otherFact, PLAN, NONE, "fct_trend")).isEqualTo("nothing because ");

        Plan otherView = new SmallStar(PeriodUnit.DAY, 2, 1).plan();
        assertThat(foreseen(otherView, PLAN, NONE, "fct_sale")).isEqualTo("everything because qa.sale changed");
    }

    @Test
    void a_changed_knob_dirties_what_reads_it() {
        SinceLive since = new SinceLive(PLAN, PLAN, NONE, Set.of("floor"));

        assertThat(text(DirtyPeriods.foreseen(since).get("fct_sale"))).isEqualTo("everything because qa.sale changed");
        assertThat(text(DirtyPeriods.foreseen(since).get("dim_product"))).isEqualTo("nothing because ");
    }

    @Test
    void a_column_more_in_a_feed_changes_no_row_that_is_in_force_but_a_view_that_selects_it_is_another() {
        assertThat(foreseen(with(feed -> feed, true), PLAN, NONE, "fct_sale")).isEqualTo("nothing because ");
        assertThat(foreseen(with(DirtyPeriodsTest::wider, true), PLAN, NONE, "fct_sale"))
                .isEqualTo("everything because qa.sale changed");
    }

    @Test
    void a_column_less_or_of_another_type_in_a_feed_changes_its_rows() {
        assertThat(foreseen(PLAN, with(view -> view, true), NONE, "fct_sale"))
                .isEqualTo("everything because qa.sale changed; star.dim_product changed");
    }

    @Test
    void a_table_that_is_now_another_feeds_has_lost_the_rows_that_it_had() {
        List<Plan.Feed> feeds = PLAN.feeds().stream()
                .map(feed -> new Plan.Feed(
                        feed.id().equals(SmallStar.SALE) ? FeedId.parse("acme/sales") : feed.id(),
                        feed.table(),
                        feed.versions(),
                        feed.columns()))
                .toList();
        Plan renamed = new Plan("small", "renamed", feeds, PLAN.views(), PLAN.models(), List.of(), List.of());

        assertThat(foreseen(renamed, PLAN, NONE, "fct_sale")).isEqualTo("everything because qa.sale changed");
    }

    @Test
    void a_feed_that_is_read_by_another_column_than_its_period_says_nothing_about_days() {
        Plan plan = with(
                view -> new QaView(
                        view.name(),
                        view.select(),
                        view.columns(),
                        view.inputs(),
                        List.of(new Read.ByPeriod("current." + view.name(), "ordered_on", 0)),
                        view.knobs(),
                        view.logicHash()),
                false);

        assertThat(foreseen(plan, plan, changed(SmallStar.SALE, "2026-03-02"), "fct_sale"))
                .isEqualTo("everything because qa.sale changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "current.nowhere|the plan reads current.nowhere, which is none of its feeds",
                "raw.sale|the plan reads raw.sale, which is none of its feeds",
                "gold.sale|table gold.sale: expected one of the schemas raw, current, qa, candidate, star, live, diff,"
                        + " ops",
                "sale|table sale: expected one of the schemas",
            })
    void an_input_that_the_plan_does_not_have_is_refused(String input, String message) {
        Plan plan = with(
                view -> new QaView(
                        view.name(),
                        view.select(),
                        view.columns(),
                        List.of(input),
                        List.of(),
                        List.of(),
                        view.logicHash()),
                false);

        assertThatThrownBy(() -> foreseen(plan, with(view -> plan.views().get(2), false), NONE, "fct_sale"))
                .hasMessageContaining(message);
    }

    private static QaView wider(QaView view) {
        List<TableColumn> columns = new ArrayList<>(view.columns());
        columns.add(new TableColumn("extra", "integer", false));
        return new QaView(
                view.name(), view.select(), columns, view.inputs(), view.reads(), view.knobs(), view.logicHash());
    }

    /** The plan with another view {@code sale}, and, if asked, a column more in the feed. */
    private static Plan with(UnaryOperator<QaView> change, boolean columnMore) {
        List<Plan.Feed> feeds = PLAN.feeds().stream()
                .map(feed -> {
                    List<TableColumn> columns = new ArrayList<>(feed.columns());
                    if (columnMore) {
                        columns.add(new TableColumn("extra", "integer", false));
                    }
                    return new Plan.Feed(feed.id(), feed.table(), feed.versions(), columns);
                })
                .toList();
        List<QaView> views = PLAN.views().stream()
                .map(view -> view.name().equals("sale") ? change.apply(view) : view)
                .toList();
        return new Plan(PLAN.project(), "other", feeds, views, PLAN.models(), List.of(), List.of());
    }

    private static Changes changed(FeedId feed, String... periods) {
        SortedSet<Period> set = new TreeSet<>();
        for (String period : periods) {
            set.add(new Period(period));
        }
        SortedMap<FeedId, SortedSet<Period>> changes = new TreeMap<>();
        changes.put(feed, set);
        return new Changes(changes);
    }

    private static Model model(String name) {
        return PLAN.model(name).orElseThrow();
    }

    private static String foreseen(Changes changes, String model) {
        return foreseen(PLAN, PLAN, changes, model);
    }

    private static String foreseen(Plan plan, @Nullable Plan live, Changes changes, String model) {
        return text(DirtyPeriods.foreseen(new SinceLive(plan, live, changes, Set.of()))
                .get(model));
    }

    private static String text(@Nullable Dirty dirty) {
        assertThat(dirty).isNotNull();
        return dirty.days() + " because " + String.join("; ", dirty.because());
    }

    /** Every diff has rows on these days. */
    private record Known(DateRanges days, boolean any) implements ChangedRows {
        @Override
        public DateRanges days(Model table, String column, DateRanges rebuilt) {
            return days;
        }

        @Override
        public boolean any(Model table, DateRanges rebuilt) {
            return any;
        }

        @Override
        public DateRanges daysOfKeys(Read.ByKey read, Model table, DateRanges rebuilt) {
            return days;
        }
    }
}
