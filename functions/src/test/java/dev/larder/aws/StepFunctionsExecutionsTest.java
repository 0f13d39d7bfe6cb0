package dev.larder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.functions.port.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class StepFunctionsExecutionsTest {
    private static final Settings SETTINGS = new Settings(
            "local",
            "landing",
            "lake",
            "plan",
            "workgroup",
            "database",
            "role",
            "landed",
            "accepted",
            "arn:aws:states:us-east-1:000000000000:stateMachine:larder-local-build-warehouse");

    /** Step Functions that knows these executions. */
    private record Known(Map<String, ExecutionStatus> executions) implements SfnClient {
        @Override
        public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
            ExecutionStatus status = executions.get(request.executionArn());
            if (status == null) {
                throw ExecutionDoesNotExistException.builder()
                        .message("Execution Does Not Exist")
                        .build();
            }
            return DescribeExecutionResponse.builder().status(status).build();
        }

        @Override
        public String serviceName() {
            return "states";
        }

        @Override
        public void close() {}
    }

    @Test
    void an_execution_that_is_forgotten_is_not_under_way() {
        StepFunctionsExecutions executions = new StepFunctionsExecutions(
                new Known(Map.of(
                        SETTINGS.execution("open"),
                        ExecutionStatus.RUNNING,
                        SETTINGS.execution("closed"),
                        ExecutionStatus.FAILED)),
                SETTINGS.machine());

        assertThat(executions.isRunning("open")).isTrue();
        assertThat(executions.isRunning("closed")).isFalse();
        assertThat(executions.isRunning("closed-91-days-ago")).isFalse();
    }
}
