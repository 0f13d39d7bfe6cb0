package dev.larder.cli.redrive;

import dev.larder.cli.environment.Reached;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs that failed since the last one that did not, or that published all the same, newest first: an older one has been overtaken. */
record FailedRuns(Reached reached) {
    private static final int NEWEST = 100;

    /**
     * A run that failed.
     *
     * @param why one sentence
     * @param report key of its report in the lake
     */
    record Failed(String run, String state, Instant ended, String why, String report) {}

    /** None while a run is under way. */
    List<Failed> list() {
        List<Failed> failed = new ArrayList<>();
        List<ExecutionListItem> newest = stepFunctions()
                .listExecutions(list -> list.stateMachineArn(
                                reached.environment().settings().machine())
                        .maxResults(NEWEST))
                .executions();
        for (ExecutionListItem each : newest) {
            if (each.status() == ExecutionStatus.RUNNING) {
                return List.of();
            }
            RunFolder folder = RunFolder.of(each.name());
            Optional<RunRecord> told = reached.environment().lake().find(folder.end(), RunRecord.class);
            if (!hasFailed(each.status(), told)) {
                break;
            }
            String why = told.map(RunRecord::sentence).orElse("it is not reported yet");
            failed.add(new Failed(each.name(), each.statusAsString(), each.stopDate(), why, folder.report()));
        }
        return failed;
    }

    /** One that published before its execution ended badly has nothing left to be repeated. */
    static boolean hasFailed(ExecutionStatus ended, Optional<RunRecord> told) {
        return ended != ExecutionStatus.SUCCEEDED
                && told.filter(end -> end.verdict() == RunVerdict.PUBLISHED).isEmpty();
    }

    /**
     * Lets a run go on where it failed; one that Step Functions does not let, or that would need this process, is begun anew as its next attempt,
     * though it waits or is parked. Says which.
     */
    String redrive(String run) {
        String arn = reached.environment().settings().execution(run);
        if (reached.works()) {
            DescribeExecutionResponse now = stepFunctions().describeExecution(describe -> describe.executionArn(arn));
            if (now.redriveStatus() == ExecutionRedriveStatus.REDRIVABLE) {
                stepFunctions().redriveExecution(redrive -> redrive.executionArn(arn));
                return "goes on where it failed";
            }
        }
        reached.environment()
                .pokes()
                .pending(LakeLayout.again(reached.environment().clock().instant()));
        return "is begun anew as its next attempt";
    }

    private SfnClient stepFunctions() {
        return reached.clients().stepFunctions();
    }
}
