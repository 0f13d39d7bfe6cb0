package dev.larder.functions.report;

import static dev.larder.functions.memory.PlannedRun.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.run.Hold;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.run.GateResults.Result;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.RunOrder.Newcomer;
import dev.larder.functions.run.RunVerdict;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a person reads in the report of a run. */
final class RunReportPageTest extends WrittenReport {
    @Test
    void the_report_of_a_blocked_run_shows_what_fails_first_and_what_to_do() {
        run.found(Gate.LOGIC, result("shops_are_open", false, Severity.BLOCK, null));
        run.found(Gate.OUTPUT, result("odd", false, Severity.WARN, null), result("fine", true, Severity.INFO, null));

        call(RunVerdict.BLOCKED);

        assertThat(html()).contains("<h1 class=\"bad\">").contains("<pre>select &#39;shops_are_open&#39;</pre>");
        assertThat(report())
                .contains("|Run " + run.run() + ": blocked|Blocked by shops_are_open")
                .contains("|shops_are_open blocks|shop|n|north|null|1 of 1,500.|")
                .contains("|Owner: owner of shops_are_open.|odd warns|About odd|")
                .contains("|What to do: have the delivery corrected and sent again")
                .contains("|gate|test|verdict|severity|what it found|logic|shops_are_open|failed|block|About"
                        + " shops_are_open|output|odd|failed|warn|About odd|output|fine|passed|info|About fine|")
                .doesNotContain("|fine blocks|")
                .doesNotContain("|fine warns|")
                .doesNotContain("|shops_are_open blocks|About");
    }

    @Test
    void a_sample_that_shows_every_failing_row_is_not_counted() {
        TestVerdict verdict = new TestVerdict("t", false, Severity.BLOCK, "About t", 1, new TreeMap<>());
        run.found(
                Gate.LOGIC,
                new Result(verdict, "o", "select 1", List.of("shop"), List.of(List.of("north")), List.of(), null));

        call(RunVerdict.BLOCKED);

        assertThat(report()).contains("|t blocks|shop|north|select 1|Owner: o.|");
    }

    @Test
    void the_report_says_what_changes_and_why() {
        furnished.delivered("c", "2026-03-03");
        lake.put(LakeLayout.hold("c"), new Hold("c", "it is wrong", Instant.EPOCH, null));
        PlannedRun held = new PlannedRun(furnished).diff(change("dim_shop", 0, 0), change("fct_sale", 1234, 5));
        held.order(
                "another plan",
                Mapping.EMPTY,
                new TreeSet<>(List.of("floor")),
                List.of(new Newcomer("b", "suppliers/b.csv", Instant.EPOCH, null, List.of("new since a.csv: <mood>"))));

        String report = report(held, RunVerdict.BLOCKED);

        assertThat(report)
                .contains(
                        "|Deliveries that release 0 does not have|delivery|landed"
                                + " as|at|b|suppliers/b.csv|1970-01-01T00:00:00Z|suppliers/b.csv: new since a.csv: &lt;mood&gt;.|")
                .contains("|table|inserted|deleted|rebuilt|because|dim_shop|0|0|")
                .contains("|fct_sale|1,234|5|2026-03-01|qa.sale changed; it rained|")
                .contains("|feed|changed periods|first|last|acme/sale|2|2026-03-01|2026-03-02|")
                .contains("|The plan is new: " + SmallProject.plan().hash() + "|Knob floor is 5.|On hold: delivery c|")
                .contains("|plan|" + SmallProject.plan().hash() + "|identity|"
                        + held.order().identity().text() + "|compared with release|0|planned at|")
                .contains("|deliveries loaded|0|")
                .doesNotContain(" more.|");
    }

    @Test
    void what_did_not_happen_is_said_too() {
        run.order(SmallProject.plan().hash(), run.order().mapping().of(0, Mapping.EMPTY), new TreeSet<>(), List.of());
        lake.objects().delete(List.of(run.folder().diff()));

        String unfinished = report(run, RunVerdict.BLOCKED);

        assertThat(unfinished)
                .contains("does not have|None.|")
                .contains("|What changes in the star|The run did not get as far as the diff.|")
                .contains("|No delivery changes the content of a period.|")
                .doesNotContain("The plan is new")
                .doesNotContain("Knob ")
                .doesNotContain("On hold");
        run.diff();
        assertThat(report(run, RunVerdict.BLOCKED)).contains("|The project has no table of the star.|");
    }

    @Test
    void of_many_newcomers_the_first_hundred_are_shown() {
        run.order("", Mapping.EMPTY, new TreeSet<>(), newcomers(100));
        assertThat(report(run, RunVerdict.BLOCKED)).contains("|n99|k99|").doesNotContain(" more.|");

        run.order("", Mapping.EMPTY, new TreeSet<>(), newcomers(1_101));
        assertThat(report(run, RunVerdict.BLOCKED))
                .contains("|n99|k99|")
                .doesNotContain("|n100|")
                .contains("|and 1,001 more.|");
    }

    @Test
    void a_mistake_of_nobody_and_of_no_column_leaves_both_out() {
        lake.put(
                run.folder().mistake(),
                new Mistake("sql/tests/t.sql", null, "no number", null, "measure", 0, List.of(), List.of()));

        call(RunVerdict.BLOCKED);

        assertThat(record().sentence()).startsWith("Blocked by sql/tests/t.sql: no number. ");
        assertThat(report())
                .contains("|sql/tests/t.sql|What to do: measure. ")
                .doesNotContain(" rows.|")
                .doesNotContain("Owner:");
    }
}
