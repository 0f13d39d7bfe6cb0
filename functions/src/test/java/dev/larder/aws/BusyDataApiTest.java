package dev.larder.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.functions.port.ServiceBusy;
import dev.larder.functions.port.StatementFailed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.ActiveSessionsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveWaitingRequestsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

/** What passes by itself is tried again, by the class that state machines know; what does not is told as it is. */
final class BusyDataApiTest {
    static Stream<RedshiftDataException> limits() {
        return Stream.of(
                ActiveStatementsExceededException.builder().message("full").build(),
                ActiveSessionsExceededException.builder().message("full").build(),
                ActiveWaitingRequestsExceededException.builder().message("full").build());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_limit_of_the_service_is_busy(RedshiftDataException full) {
        DataApi api = new DataApi(new Full(full), "workgroup", "database");
        assertThatThrownBy(() -> api.submit("token", "name", Batch.of("name", List.of("select 1"))))
                .isInstanceOf(ServiceBusy.class);
        assertThatThrownBy(() -> api.find("id")).isInstanceOf(ServiceBusy.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: 1023 DETAIL: Serializable isolation violation on table in Redshift",
                "1023 Detail: Serializable isolation violation on table - 100167, transactions forming the cycle are: 1, 2 (pid:16606)",
                "Query #3 failed with ERROR: 1023",
                "ERROR: could not complete because of conflict with concurrent transaction",
                "deadlock detected"
            })
    void another_transaction_was_first(String error) {
        assertThat(new StatementFailed("a batch", error).isTransient()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: invalid input syntax for integer: \"1023\"",
                "ERROR: 10234 is no number",
                "ERROR: relation \"deadlock detected\" does not exist",
                "ERROR: Value \"Serializable isolation violation\" is too long"
            })
    void a_value_that_looks_like_it_is_no_conflict(String error) {
        assertThat(new StatementFailed("a batch", error).isTransient()).isFalse();
    }

    @Test
    void what_is_no_limit_stays_what_it_is() {
        RedshiftDataException other = (RedshiftDataException)
                RedshiftDataException.builder().message("no").build();
        assertThatThrownBy(() -> new DataApi(new Full(other), "workgroup", "database").find("id"))
                .isSameAs(other);
    }

    /** A service that answers every call so. */
    private record Full(RedshiftDataException answer) implements RedshiftDataClient {
        @Override
        public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
            throw answer;
        }

        @Override
        public DescribeStatementResponse describeStatement(DescribeStatementRequest request) {
            throw answer;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
