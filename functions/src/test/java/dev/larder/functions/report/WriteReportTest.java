package dev.larder.functions.report;

import static dev.larder.functions.memory.PlannedRun.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.ModelChange;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What write-report leaves in the lake of a run. */
final class WriteReportTest extends WrittenReport {
    @Test
    void alarms_learn_how_a_run_ended() {
        call(RunVerdict.PUBLISHED);
        assertThat(furnished.ports().counted()).containsExactly("RunsPublished:1");

        call(RunVerdict.BLOCKED);
        assertThat(furnished.ports().counted()).containsExactly("RunsPublished:1", "RunsBlocked:1");
    }

    @Test
    void a_published_run_leaves_the_record_of_its_release() {
        run.found(
                Gate.OUTPUT,
                result("sales_by_shop", true, Severity.BLOCK, "12.5"),
                result("unmeasured", true, Severity.WARN, null));

        assertThat(call(RunVerdict.PUBLISHED)).isEqualTo(RunVerdict.PUBLISHED);

        Release release = lake.get(LakeLayout.release(1), Release.class);
        assertThat(release.number()).isEqualTo(1);
        assertThat(release.run()).isEqualTo(run.run());
        assertThat(release.identity()).isEqualTo(run.order().identity().text());
        assertThat(release.planHash()).isEqualTo(SmallProject.plan().hash());
        assertThat(release.knobs()).isEqualTo(Map.of("floor", "5"));
        assertThat(release.contents().get("fct_sale"))
                .isEqualTo(Map.of(new Period("2026-03-01"), new PeriodContent(7, "hash of fct_sale")));
        assertThat(release.measures().values("sales_by_shop")).isEqualTo(Map.of("", new BigDecimal("12.5")));
        assertThat(release.measures().tests().keySet()).containsExactly("sales_by_shop");
        assertThat(lake.objects().keys("blocked/")).isEmpty();
    }

    @Test
    void a_published_run_says_what_changed_and_wakes_the_next_one() {
        int before = furnished.ports().messages().pokes();

        call(RunVerdict.PUBLISHED);

        RunRecord record = record();
        assertThat(record.verdict()).isEqualTo(RunVerdict.PUBLISHED);
        assertThat(record.sentence()).isEqualTo("Release 1: fct_sale +1234 -5.");
        assertThat(record.release()).isEqualTo(1);
        assertThat(record.changes()).hasSize(2);
        assertThat(record.report()).isEqualTo(run.folder().report());
        assertThat(record.endedAt()).isEqualTo(furnished.ports().clock().instant());
        assertThat(furnished.ports().messages().pokes()).isEqualTo(before + 1);
        assertThat(report())
                .contains("|Run " + run.run() + ": published|")
                .contains("Release 1: fct_sale +1234 -5.")
                .doesNotContain("What to do");
        assertThat(html()).contains("<h1 class=\"good\">");
    }

    @Test
    void a_run_that_changes_no_row_says_so() {
        run.diff(change("dim_shop", 0, 0));

        call(RunVerdict.PUBLISHED);

        assertThat(record().sentence()).isEqualTo("Release 1: no row of the star changes.");
    }

    @Test
    void inserted_or_deleted_rows_alone_are_a_change() {
        run.diff(change("dim_shop", 1, 0), change("fct_sale", 0, 1));

        call(RunVerdict.PUBLISHED);

        assertThat(record().sentence()).isEqualTo("Release 1: dim_shop +1 -0, fct_sale +0 -1.");
    }

    @Test
    void days_that_were_not_rebuilt_keep_the_content_of_the_release_before() {
        SortedMap<String, SortedMap<Period, PeriodContent>> before = new TreeMap<>();
        before.put(
                "fct_sale",
                new TreeMap<>(Map.of(
                        new Period("2026-02-28"),
                        new PeriodContent(1, "kept"),
                        new Period("2026-03-01"),
                        new PeriodContent(2, "rebuilt"),
                        Period.UNDATED,
                        new PeriodContent(3, "undated"))));
        Release empty = lake.get(LakeLayout.release(0), Release.class);
        lake.put(
                LakeLayout.release(0),
                new Release(
                        0,
                        0,
                        "",
                        "",
                        "",
                        Mapping.EMPTY,
                        new TreeMap<>(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        empty.publishedAt(),
                        before,
                        empty.measures()));

        call(RunVerdict.PUBLISHED);

        assertThat(lake.get(LakeLayout.release(1), Release.class).contents().get("fct_sale"))
                .isEqualTo(Map.of(
                        new Period("2026-02-28"),
                        new PeriodContent(1, "kept"),
                        new Period("2026-03-01"),
                        new PeriodContent(7, "hash of fct_sale")));
    }

    @Test
    void a_day_that_was_rebuilt_and_is_empty_now_is_no_content_of_the_release() {
        SortedMap<String, SortedMap<Period, PeriodContent>> before = new TreeMap<>();
        before.put(
                "fct_sale",
                new TreeMap<>(Map.of(
                        new Period("2026-02-28"),
                        new PeriodContent(1, "kept"),
                        new Period("2026-03-01"),
                        new PeriodContent(2, "deleted"))));
        lake.put(
                LakeLayout.release(0),
                new Release(
                        0,
                        0,
                        "",
                        "",
                        "",
                        Mapping.EMPTY,
                        new TreeMap<>(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        Instant.EPOCH,
                        before,
                        AcceptedMeasures.NONE));
        run.diff(new ModelChange("fct_sale", change("fct_sale", 0, 2).dirty(), 0, 2, new TreeMap<>()));

        call(RunVerdict.PUBLISHED);

        assertThat(lake.get(LakeLayout.release(1), Release.class).contents().get("fct_sale"))
                .containsOnlyKeys(new Period("2026-02-28"));
    }

    @Test
    void a_blocked_run_says_what_stopped_it_and_makes_no_release() {
        run.found(
                Gate.LOGIC,
                result("shops_are_open", false, Severity.BLOCK, null),
                result("fine", true, Severity.BLOCK, null));
        run.found(
                Gate.OUTPUT,
                result("sales_by_shop", false, Severity.BLOCK, "1"),
                result("odd", false, Severity.WARN, null));

        assertThat(call(RunVerdict.BLOCKED)).isEqualTo(RunVerdict.BLOCKED);

        RunRecord record = record();
        assertThat(record.verdict()).isEqualTo(RunVerdict.BLOCKED);
        assertThat(record.release()).isNull();
        assertThat(record.sentence())
                .isEqualTo("Blocked by shops_are_open - About shops_are_open; sales_by_shop - About sales_by_shop."
                        + " The star stays at release 0.");
        assertThat(record.tests())
                .extracting(TestVerdict::test)
                .containsExactly("shops_are_open", "fine", "sales_by_shop", "odd");
        assertThat(lake.objects().keys("releases/")).containsExactly("releases/0.json");
        Release live = lake.get(LakeLayout.release(0), Release.class);
        assertThat(Blocked.find(lake, NextRun.of(furnished.environment()), live))
                .hasValueSatisfying(blocked -> {
                    assertThat(blocked.sentence()).isEqualTo(record.sentence());
                    assertThat(blocked.tests()).containsExactly("sales_by_shop", "shops_are_open");
                });
    }

    @Test
    void a_mistake_blocks_with_its_place_rows_and_advice() {
        lake.put(
                run.folder().mistake(),
                new Mistake(
                        "sql/star/fct_sale.sql",
                        "label",
                        "Value too long",
                        "sales",
                        "shorten it",
                        1500,
                        List.of("shop", "label"),
                        List.of(Arrays.asList("north", null))));

        call(RunVerdict.BLOCKED);

        assertThat(record().mistake()).isNotNull();
        assertThat(record().sentence())
                .isEqualTo("Blocked by sql/star/fct_sale.sql, column label: Value too long (1,500 rows). The star stays"
                        + " at release 0.");
        assertThat(report())
                .contains("|sql/star/fct_sale.sql, column label|shop|label|north|null|1 of 1,500 rows.|What to do:"
                        + " shorten it. ")
                .contains("|Owner: sales.|")
                .doesNotContain("have the delivery corrected and sent again");
    }

    @Test
    void writing_it_again_gives_the_same() {
        call(RunVerdict.PUBLISHED);
        String first = html();
        Release release = lake.get(LakeLayout.release(1), Release.class);

        call(RunVerdict.PUBLISHED);

        assertThat(html()).isEqualTo(first);
        assertThat(lake.get(LakeLayout.release(1), Release.class)).isEqualTo(release);
        assertThat(record().sentence()).startsWith("Release 1");
    }

    @Test
    void a_verdict_that_is_not_its_matter_is_refused() {
        assertThatThrownBy(() -> call(RunVerdict.FAILED))
                .hasMessageContaining("verdict \"failed\": expected published, blocked or waiting");
        assertThat(lake.find(run.folder().end(), RunRecord.class)).isEmpty();
    }
}
