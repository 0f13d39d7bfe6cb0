package dev.larder.cli.environment;

import dev.larder.cli.view.Viewed;
import dev.larder.functions.Environment;
import dev.larder.functions.report.FailureCause;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Finds runs as they end, from a moment on. Not thread-safe. */
public final class Runs {
    /** The report of a failed run is written by a function of its own, after the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Reached local;
    private final Duration patience;
    private final Set<String> told;
    private boolean running;

    /** Finds runs that end from now on. */
    Runs(Reached local) {
        this(local, PATIENCE);
    }

    /** The same with another patience with reports. */
    Runs(Reached local, Duration patience) {
        this.local = local;
        this.patience = patience;
        this.told = new HashSet<>(all(local).stream().map(Viewed.Executed::name).toList());
    }

    /** Every execution that Step Functions remembers, oldest first. */
    static List<Viewed.Executed> all(Reached local) {
        return local
                .clients()
                .stepFunctions()
                .listExecutionsPaginator(list ->
                        list.stateMachineArn(local.environment().settings().machine()))
                .executions()
                .stream()
                .map(item -> new Viewed.Executed(item.name(), item.statusAsString(), item.startDate()))
                .sorted(Comparator.comparing(Viewed.Executed::start).thenComparing(Viewed.Executed::name))
                .toList();
    }

    /** How a run ended; empty while it has no record, and for a run that had nothing to do. */
    public static Optional<RunRecord> record(Environment environment, String run) {
        return environment.lake().find(RunFolder.of(run).end(), RunRecord.class);
    }

    /** How it ended, in a word: a preview that got as far as its tests is one, whatever they said, since nothing waits for it and nothing is blocked. */
    public static String verdict(Environment environment, RunRecord ended) {
        boolean isPreview = (ended.verdict() == RunVerdict.WAITING || ended.verdict() == RunVerdict.BLOCKED)
                && RunOrder.of(environment.lake(), RunFolder.of(ended.run())).preview() != null;
        return isPreview ? "preview" : ended.verdict().jsonName();
    }

    /** Whether a run was being executed at the last look. */
    boolean running() {
        return running;
    }

    /** Those that ended since the last look, oldest first. */
    List<RunRecord> look() {
        running = false;
        List<RunRecord> ended = new ArrayList<>();
        // Newest first, so the first page has everything that ended during a wait; what was told is skipped.
        for (ExecutionListItem execution : newest()) {
            if (execution.status() == ExecutionStatus.RUNNING) {
                running = true;
            } else if (!told.contains(execution.name())) {
                Optional<RunRecord> record = record(local.environment(), execution.name());
                if (record.isPresent() || isFinal(execution)) {
                    told.add(execution.name());
                    record.or(() -> unreported(execution)).ifPresent(ended::addFirst);
                }
            }
        }
        return ended;
    }

    /** How the newest run did that ended and has a record. */
    Optional<RunRecord> newestEnded() {
        return newest().stream()
                .filter(execution -> execution.status() != ExecutionStatus.RUNNING)
                .flatMap(execution -> record(local.environment(), execution.name()).stream())
                .findFirst();
    }

    private List<ExecutionListItem> newest() {
        return local.clients()
                .stepFunctions()
                .listExecutions(list -> list.stateMachineArn(
                                local.environment().settings().machine())
                        .maxResults(100))
                .executions();
    }

    /** Whether no record will come: a run that succeeded wrote it before its end. */
    private boolean isFinal(ExecutionListItem execution) {
        return execution.status() == ExecutionStatus.SUCCEEDED
                || execution.stopDate().plus(patience).isBefore(Instant.now());
    }

    private Optional<RunRecord> unreported(ExecutionListItem execution) {
        if (execution.status() == ExecutionStatus.SUCCEEDED) {
            return Optional.empty();
        }
        DescribeExecutionResponse ended = local.clients()
                .stepFunctions()
                .describeExecution(describe -> describe.executionArn(execution.executionArn()));
        String why = FailureCause.sentence(ended.error(), ended.cause());
        RunFolder folder = RunFolder.of(execution.name());
        return Optional.of(new RunRecord(
                execution.name(),
                "",
                RunVerdict.FAILED,
                why.isEmpty() ? execution.statusAsString() : why,
                null,
                null,
                List.of(),
                List.of(),
                execution.stopDate(),
                folder.report()));
    }
}
