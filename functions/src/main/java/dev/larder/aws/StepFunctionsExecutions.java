package dev.larder.aws;

import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Settings;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The executions of a state machine of AWS Step Functions. Thread-safe. */
public final class StepFunctionsExecutions implements Executions {
    private static final int NEWEST_EVENTS = 100;

    private final SfnClient client;
    private final String machine;

    /** The executions of the machine with this ARN. */
    public StepFunctionsExecutions(SfnClient client, String machine) {
        this.client = client;
        this.machine = machine;
    }

    @Override
    public boolean start(String name, String input) {
        try {
            client.startExecution(
                    start -> start.stateMachineArn(machine).name(name).input(input));
            return true;
        } catch (ExecutionAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public boolean isRunning(String name) {
        try {
            return client.describeExecution(describe -> describe.executionArn(Settings.execution(machine, name)))
                            .status()
                    == ExecutionStatus.RUNNING;
        } catch (ExecutionDoesNotExistException forgotten) {
            // AWS forgets executions 90 days after their end; the fence may name one for longer.
            return false;
        }
    }

    @Override
    public Optional<String> lastState(String name) {
        return newestEvents(name).stream()
                .map(HistoryEvent::stateEnteredEventDetails)
                .filter(entered -> entered != null && entered.name() != null)
                .map(entered -> entered.name())
                .findFirst();
    }

    private List<HistoryEvent> newestEvents(String name) {
        try {
            return client.getExecutionHistory(history -> history.executionArn(Settings.execution(machine, name))
                            .reverseOrder(true)
                            .maxResults(NEWEST_EVENTS))
                    .events();
        } catch (ExecutionDoesNotExistException forgotten) {
            return List.of();
        }
    }
}
