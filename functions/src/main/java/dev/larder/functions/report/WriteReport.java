package dev.larder.functions.report;

import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.StepHandler;
import dev.larder.functions.calendar.Calendars;
import dev.larder.functions.run.AsideList;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.ReleaseRecords;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
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
    public WriteReport(Environment environment) {
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
        requireEnd(request.verdict());
        RunFolder last = RunFolder.of(request.run());
        boolean published = request.verdict() == RunVerdict.PUBLISHED;
        if (published) {
            ReleaseRecords.write(environment, last);
        }
        RunEnd end = RunEnd.of(environment, last, request.verdict());
        RunRecord record =
                end.tell(new Calendars(environment).known(environment.clock().instant()), "");
        if (!published) {
            remember(record, end.order(), end.papers());
        }
        environment.pokes().poke();
        return Answer.of(record, new Addresses(environment.settings()));
    }

    /** What stands aside is written down, so that the run without it is the live one; what is blocked whole is not tried again unchanged. */
    private void remember(RunRecord record, RunOrder order, RunPapers papers) {
        Lake lake = environment.lake();
        Release compared = Releases.get(lake, order.compared());
        boolean waits = record.verdict() == RunVerdict.WAITING;
        if (waits) {
            Blocked.remember(lake, record, order, compared);
        } else if (papers.stands().isEmpty()) {
            Blocked.remember(lake, record, papers.isBlockedByMoreThanMeasures(), compared);
        }
        // A trial that waits for people is the next run, so it is not looked for again meanwhile.
        if (waits ? order.trial() == null : papers.stands().isEmpty()) {
            return;
        }
        // Beside the live release what stood aside before has its digest already, and who found the rest has taken
        // theirs.
        List<Aside> all = waits
                ? ReleaseRecords.cones(environment, order, compared, compared.measures())
                        .recorded(order.aside())
                : Stream.concat(order.aside().stream(), papers.stands().stream())
                        .toList();
        AsideList.put(lake, compared.number(), record.run(), all);
    }

    private static void requireEnd(RunVerdict verdict) {
        if (verdict == RunVerdict.FAILED) {
            throw new IllegalArgumentException(
                    "verdict \"failed\": expected published, blocked or waiting; report-failure reports"
                            + " a run that failed");
        }
    }
}
