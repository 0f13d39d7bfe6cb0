package dev.larder.core.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.engine.SamplePlan;
import dev.larder.core.period.Period;
import dev.larder.core.set.FeedSet.Incomplete;
import dev.larder.core.set.SetKey.By;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedSetTest {
    private static final FeedId SALE = FeedId.parse("acme/sale");
    private static final FeedId CALL = FeedId.parse("acme/call");
    private static final SetKey IN_NAME = new SetKey(By.FILE_NAME, "[a-z]+_(?<date>[0-9._-]+)\\.csv");

    @ParameterizedTest
    @CsvSource({
        "sale_20260315.csv,   2026-03-15",
        "sale_2026-03-15.csv, 2026-03-15",
        "sale_2026.03.15.csv, 2026-03-15",
        "sale_202603.csv,     2026-03",
        "sale_2026_03.csv,    2026-03",
        "sale_2026.csv,       2026",
        "sale_20260231.csv,   ",
        "sale_202613.csv,     ",
        "sale_260315.csv,     ",
        "sale_1.csv,          ",
        "sale.csv,            "
    })
    void the_date_in_a_name_is_a_key_as_it_is_written(String name, String key) {
        assertThat(IN_NAME.keys(List.of(new Period("2026-01-01")), landed(name, "2026-03-16T08:00:00Z")))
                .isEqualTo(key == null ? List.of() : List.of(key));
    }

    @Test
    void the_day_of_landing_is_that_of_the_zones_clock() {
        SetKey rome = new SetKey(By.LANDED, "Europe/Rome");

        assertThat(rome.keys(List.of(), landed("a.csv", "2026-03-15T22:59:59Z")))
                .containsExactly("2026-03-15");
        assertThat(rome.keys(List.of(), landed("a.csv", "2026-03-15T23:00:00Z")))
                .containsExactly("2026-03-16");
    }

    @Test
    void periods_are_keys_and_a_file_without_one_has_none() {
        SetKey month = new SetKey(By.PERIOD, "month");
        Landed landed = landed("a.csv", "2026-03-15T08:00:00Z");

        assertThat(month.keys(List.of(new Period("2026-02"), new Period("2026-01")), landed))
                .containsExactly("2026-01", "2026-02");
        assertThat(month.keys(List.of(Period.UNDATED), landed)).isEmpty();
    }

    @Test
    void a_file_with_one_key_is_accepted_as_it_was() {
        Checked accepted = accepted("2026-01");

        assertThat(set(new SetKey(By.PERIOD, "month")).keyed(accepted, landed("a.csv", "2026-03-15T08:00:00Z")))
                .isSameAs(accepted);
    }

    @Test
    void a_file_without_exactly_one_key_is_rejected_with_what_it_has() {
        FeedSet byMonth = set(new SetKey(By.PERIOD, "month"));
        Landed landed = landed("sale.csv", "2026-03-15T08:00:00Z");

        assertThat(problem(byMonth.keyed(accepted("2026-01", "2026-02", "2026-03", "2026-04", "2026-05"), landed)))
                .isEqualTo(
                        "constraint-error: is of the set pair, whose files belong together by one month; this one has 5:"
                                + " 2026-01, 2026-02, 2026-03, 2026-04, ...");
        assertThat(problem(set(IN_NAME).keyed(accepted("2026-01"), landed)))
                .isEqualTo(
                        "file-name-error: is of the set pair, whose files belong together by one date in a file's name, as"
                                + " [a-z]+_(?<date>[0-9._-]+)\\.csv finds it; this one has none");
        assertThat(new SetKey(By.LANDED, "UTC").what()).isEqualTo("day of landing");
    }

    @Test
    void what_was_rejected_stays_rejected_for_its_own_reasons() {
        Checked rejected = ((Checked.Accepted) accepted("2026-01")).rejected("no");

        assertThat(set(IN_NAME).keyed(rejected, landed("sale.csv", "2026-03-15T08:00:00Z")))
                .isSameAs(rejected);
    }

    @Test
    void a_set_is_found_by_its_feeds_and_by_its_name() {
        List<FeedSet> sets = List.of(set(IN_NAME));

        assertThat(FeedSet.of(SALE, sets)).contains(sets.getFirst());
        assertThat(FeedSet.of(CALL, sets)).contains(sets.getFirst());
        assertThat(FeedSet.of(FeedId.parse("acme/visit"), sets)).isEmpty();
        assertThat(FeedSet.named("pair", sets)).contains(sets.getFirst());
        assertThat(FeedSet.named("pairs", sets)).isEmpty();
    }

    @Test
    void what_is_no_date_is_no_period() {
        assertThatThrownBy(() -> Period.written("260315")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Period.written("31"))
                .isInstanceOf(DateTimeException.class)
                .hasMessage("\"31\" is not a date yyyyMMdd, yyyyMM or yyyy");
    }

    private static FeedSet set(SetKey key) {
        return new FeedSet("pair", List.of(SALE), List.of(CALL), key, 60, Incomplete.WAIT);
    }

    private static Landed landed(String name, String at) {
        return new Landed("landing", "suppliers/acme/sale/" + name, "v", Instant.parse(at), 1);
    }

    private static Checked accepted(String... periods) {
        TreeMap<Period, PeriodContent> contents = new TreeMap<>();
        for (String period : periods) {
            contents.put(new Period(period), new PeriodContent(1, "0"));
        }
        return new Checked.Accepted(
                SamplePlan.read().contracts().getFirst(),
                null,
                new Checked.Original(1, "sha", 1),
                contents,
                List.of(),
                new Checked.LeftOut(0, List.of(), List.of(), Map.of(), List.of()),
                List.of(),
                List.of(),
                List.of());
    }

    private static String problem(Checked checked) {
        assertThat(checked.verdict().name()).isEqualTo("REJECTED");
        Problem problem = checked.problems().getFirst();
        return problem.type() + ": " + problem.note();
    }
}
