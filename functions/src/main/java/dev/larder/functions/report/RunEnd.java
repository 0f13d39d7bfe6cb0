package dev.larder.functions.report;

import dev.larder.core.run.Aside;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.core.wiring.Metrics;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a run ended that came to an end of its own, told from its documents alone: its record, its report, and what alarms count.
 *
 * @param folder of a run that is blocked the run as it came, otherwise the trial that ended it
 */
record RunEnd(Environment environment, RunFolder folder, RunOrder order, RunPapers papers, RunVerdict verdict) {
    /** Reads the documents of a run of which this was the last trial. */
    static RunEnd of(Environment environment, RunFolder last, RunVerdict verdict) {
        // A run that is blocked is told as it came; of its trials the culprit remains.
        RunFolder folder = verdict == RunVerdict.BLOCKED ? last.ofTrial(0) : last;
        Lake lake = environment.lake();
        return new RunEnd(environment, folder, RunOrder.of(lake, folder), RunPapers.of(lake, folder), verdict);
    }

    /**
     * Tells it.
     *
     * @param after what became of the execution after that, behind a blank; empty if it went on to tell this itself
     */
    RunRecord tell(List<Calendars.Standing> calendars, String after) {
        Lake lake = environment.lake();
        RunRecord record = record(after);
        String report = RunReport.html(record, order, papers, calendars);
        lake.objects().write(folder.report(), report.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
        lake.put(folder.end(), record);
        if (!lake.objects().keys(folder.failed()).isEmpty()) {
            lake.objects().write(folder.settled(), new byte[0], "text/plain");
        }
        if (verdict == RunVerdict.PUBLISHED) {
            environment.measures().count(Metrics.RUNS_PUBLISHED, 1);
        }
        if (order.preview() == null
                && (verdict == RunVerdict.BLOCKED || !record.aside().isEmpty())) {
            environment.measures().count(Metrics.RUNS_BLOCKED, 1);
        }
        return record;
    }

    private RunRecord record(String after) {
        List<TestVerdict> tests =
                papers.results().map(GateResults.Result::verdict).toList();
        List<Aside> aside = verdict == RunVerdict.BLOCKED ? papers.stands() : fresh();
        return new RunRecord(
                folder.execution(),
                order.identity().text(),
                verdict,
                new RunSentence(environment.lake(), order, papers, aside).of(verdict, tests) + after,
                verdict == RunVerdict.PUBLISHED ? Integer.valueOf(order.release()) : null,
                papers.mistake().orElse(null),
                tests,
                papers.diff().changes(),
                environment.clock().instant(),
                folder.report(),
                aside);
    }

    /** Of what the release was made without, what this run left out: what stood aside before has its digest. */
    private List<Aside> fresh() {
        return order.aside().stream().filter(each -> each.cone().isEmpty()).toList();
    }
}
