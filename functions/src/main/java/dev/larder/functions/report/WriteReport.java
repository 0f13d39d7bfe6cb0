package dev.larder.functions.report;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Release;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.core.wiring.Metrics;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.StepHandler;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.run.Agreement;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.ModelChange;
import dev.larder.functions.run.ReleaseRecords;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run: writes the release's record, or that the identity is blocked; the run's record; the report for people; and pokes for what
 * waits after it.
 */
public final class WriteReport extends StepHandler<WriteReport.Request, WriteReport.Answer> {
    private final Environment environment;

    /** As AWS Lambda makes it. */
    public WriteReport() {
        this(System.getenv(), System.out);
    }

    /** With these variables and this standard output. */
    public WriteReport(Map<String, String> variables, PrintStream log) {
        this(new Environment(variables, log));
    }

    /** In this environment. */
    WriteReport(Environment environment) {
        super(Request.class);
        this.environment = environment;
    }

    /** Which run, and how it ended: {@code published}, {@code blocked} or {@code waiting}. */
    public record Request(String run, RunVerdict verdict) {}

    /**
     * How the run ended: the execution's output, and so what its status-change event tells everybody who listens.
     *
     * @param sentence what happened, cut off where it would make events too large
     * @param release the release it made, or null
     * @param rows how many rows of the star came or went with it, or would have
     * @param report key of the report in the lake
     * @param reportAddress where the report is opened in AWS's console
     * @param console where the run is seen in AWS's console
     */
    public record Answer(
            RunVerdict verdict,
            String sentence,
            @Nullable Integer release,
            long rows,
            String report,
            String reportAddress,
            String console) {
        private static final int MOST = 1_000;

        static Answer of(RunRecord record, Addresses addresses) {
            String sentence = record.sentence();
            return new Answer(
                    record.verdict(),
                    sentence.length() <= MOST ? sentence : sentence.substring(0, MOST) + "...",
                    record.release(),
                    record.changes().stream()
                            .mapToLong(change -> change.inserted() + change.deleted())
                            .sum(),
                    record.report(),
                    addresses.report(record.report()),
                    addresses.run(record.run()));
        }
    }

    @Override
    protected Answer step(Request request) {
        Lake lake = environment.lake();
        RunFolder folder = RunFolder.of(request.run());
        RunOrder order = RunOrder.of(lake, folder);
        requireEnd(request.verdict());
        boolean published = request.verdict() == RunVerdict.PUBLISHED;
        if (published) {
            ReleaseRecords.write(lake, folder);
        }
        RunPapers papers = RunPapers.of(lake, folder);
        RunRecord record = record(order, papers, request.verdict());
        List<Calendars.Standing> calendars =
                new Calendars(environment).known(environment.clock().instant());
        String report = RunReport.html(record, order, papers, calendars);
        lake.objects().write(folder.report(), report.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
        lake.put(folder.end(), record);
        if (!published) {
            remember(record, order, papers);
        }
        if (request.verdict() != RunVerdict.WAITING) {
            environment.measures().count(published ? Metrics.RUNS_PUBLISHED : Metrics.RUNS_BLOCKED, 1);
        }
        environment.pokes().poke();
        return Answer.of(record, new Addresses(environment.settings()));
    }

    private void remember(RunRecord record, RunOrder order, RunPapers papers) {
        Lake lake = environment.lake();
        Release compared = lake.get(LakeLayout.release(order.compared()), Release.class);
        if (record.verdict() == RunVerdict.WAITING) {
            Blocked.remember(lake, record, order, compared);
        } else {
            Blocked.remember(lake, record, papers.isBlockedByMoreThanMeasures(), compared);
        }
    }

    private static void requireEnd(RunVerdict verdict) {
        if (verdict == RunVerdict.FAILED) {
            throw new IllegalArgumentException(
                    "verdict \"failed\": expected published, blocked or waiting; report-failure reports"
                            + " a run that failed");
        }
    }

    private RunRecord record(RunOrder order, RunPapers papers, RunVerdict verdict) {
        List<TestVerdict> tests =
                papers.results().map(GateResults.Result::verdict).toList();
        String sentence = switch (verdict) {
            case PUBLISHED -> published(order, papers.diff());
            case WAITING -> waiting(order, papers.diff());
            case BLOCKED, FAILED -> blocked(order, papers.mistake(), tests);
        };
        return new RunRecord(
                order.run(),
                order.identity().text(),
                verdict,
                sentence,
                verdict == RunVerdict.PUBLISHED ? Integer.valueOf(order.release()) : null,
                papers.mistake().orElse(null),
                tests,
                papers.diff().changes(),
                environment.clock().instant(),
                RunFolder.of(order.run()).report());
    }

    private String waiting(RunOrder order, Diff diff) {
        String missing = environment
                .lake()
                .get(RunFolder.of(order.run()).agreement(), Agreement.class)
                .missing();
        return "Release " + order.release() + " would be: " + changes(diff) + "; " + missing
                + ". The star stays at release " + order.compared() + ".";
    }

    private static String published(RunOrder order, Diff diff) {
        return "Release " + order.release() + ": " + changes(diff) + ".";
    }

    private static String changes(Diff diff) {
        String changes = diff.changes().stream()
                .filter(ModelChange::changed)
                .map(change -> change.model() + " +" + change.inserted() + " -" + change.deleted())
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "no row of the star changes" : changes;
    }

    private static String blocked(RunOrder order, Optional<Mistake> mistake, List<TestVerdict> tests) {
        Stream<String> failed = mistake.isPresent()
                ? mistake.stream().map(Mistake::sentence)
                : tests.stream().filter(TestVerdict::blocks).map(test -> test.test() + " - " + test.sentence());
        return "Blocked by " + failed.collect(Collectors.joining("; ")) + ". The star stays at release "
                + order.compared() + ".";
    }
}
