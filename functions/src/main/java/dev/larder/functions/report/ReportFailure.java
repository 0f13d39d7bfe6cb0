package dev.larder.functions.report;

import dev.larder.core.run.ExecutionName;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.StepHandler;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import dev.larder.functions.statement.Abandoned;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reports an execution that failed, timed out or was aborted, from its status-change event: no state sees those ends. Then it ends what the
 * run still has in the warehouse. One that had made its release before is told as published. Starts nothing again; the schedule does.
 */
public final class ReportFailure extends StepHandler<JsonNode, ReportFailure.Answer> {
    /** The error of executions that a laptop's process left when it ended. */
    private static final String RESTARTED = "Local.Restarted";

    private final Environment environment;

    /** Creates the handler as AWS Lambda does. */
    public ReportFailure() {
        this(System.getenv(), System.out);
    }

    /** Creates the handler with these variables and this standard output. */
    public ReportFailure(Map<String, String> variables, PrintStream log) {
        this(new Environment(variables, log));
    }

    /** Creates the handler in this environment. */
    public ReportFailure(Environment environment) {
        super(JsonNode.class);
        this.environment = environment;
    }

    /** How the run ended: {@code failed}, or {@code published} if that came first. */
    public record Answer(RunVerdict verdict) {}

    @Override
    protected Answer step(JsonNode event) {
        JsonNode detail = event.path("detail");
        Lake lake = environment.lake();
        RunFolder folder =
                RunOrder.newest(lake, RunFolder.of(detail.path("name").asString("")));
        String state = environment
                .executions()
                .lastState(folder.execution())
                .map(name -> "In \"" + name + "\": ")
                .orElse("");
        String sentence = switch (BadEnd.of(text(detail, "status"))) {
            case TIMED_OUT -> state + "the run took longer than it may and was ended.";
            case ABORTED -> state + "the run was stopped by a person. " + text(detail, "cause");
            case FAILED -> state + FailureCause.sentence(text(detail, "error"), text(detail, "cause"));
        };
        Optional<PublishedRun> published = PublishedRun.find(environment, folder, Abandoned::isFinished);
        if (published.isEmpty() && !PublishedRun.isTold(lake, folder)) {
            failed(folder, sentence.strip(), counts(detail));
        }
        Abandoned.cancel(environment, folder);
        published
                .or(() -> PublishedRun.find(environment, folder, Abandoned::hasCommitted))
                .ifPresent(run -> run.tell(": " + sentence.strip()));
        return new Answer(PublishedRun.isTold(lake, folder) ? RunVerdict.PUBLISHED : RunVerdict.FAILED);
    }

    private void failed(RunFolder folder, String sentence, boolean counts) {
        Lake lake = environment.lake();
        RunRecord record = new RunRecord(
                folder.execution(),
                ExecutionName.parse(folder.execution()).identity().text(),
                RunVerdict.FAILED,
                sentence,
                null,
                null,
                List.of(),
                List.of(),
                environment.clock().instant(),
                folder.report());
        String report = lake.find(folder.order(), RunOrder.class)
                .map(order -> RunReport.html(record, order, RunPapers.of(lake, folder), List.of()))
                .orElseGet(() -> RunReport.html(record));
        lake.objects().write(folder.report(), report.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
        lake.objects().write(counts ? folder.failed(record.endedAt()) : folder.stopped(), new byte[0], "text/plain");
        lake.put(folder.end(), record);
    }

    /** Who was stopped by a person, or by the end of the process on a laptop, has not failed of itself. */
    private static boolean counts(JsonNode detail) {
        return BadEnd.of(text(detail, "status")) != BadEnd.ABORTED
                && !text(detail, "error").equals(RESTARTED);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).asString() : "";
    }
}
