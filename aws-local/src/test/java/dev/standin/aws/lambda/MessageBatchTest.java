package dev.standin.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MessageBatchTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode FIRST = JSON.readTree("""
            {"MessageId":"1","ReceiptHandle":"h1","Body":"one","MD5OfBody":"m1",
             "Attributes":{"ApproximateReceiveCount":"2"},
             "MessageAttributes":{"kind":{"StringValue":"x","DataType":"String"}}}""");
    private static final JsonNode SECOND =
            JSON.readTree("{\"MessageId\":\"2\",\"ReceiptHandle\":\"h2\",\"Body\":\"two\"}");
    private final MessageBatch batch = new MessageBatch(List.of(FIRST, SECOND));

    @Test
    void an_event_has_the_fields_that_lambda_gives() {
        JsonNode records = JSON.readTree(batch.event("arn:aws:sqs:us-east-1:000000000000:q", "us-east-1"))
                .path("Records");
        assertThat(records.get(0)).isEqualTo(JSON.readTree("""
                        {"messageId":"1","receiptHandle":"h1","body":"one",
                         "attributes":{"ApproximateReceiveCount":"2"},
                         "messageAttributes":{"kind":{"stringValue":"x","dataType":"String",
                           "stringListValues":[],"binaryListValues":[]}},
                         "md5OfBody":"m1","eventSource":"aws:sqs",
                         "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:q","awsRegion":"us-east-1"}"""));
        assertThat(records).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}", "{}", "null", "\"done\""})
    void an_answer_without_failures_completes_the_batch(String answer) {
        assertThat(batch.done(new Outcome.Returned(answer))).containsExactly(FIRST, SECOND);
    }

    @Test
    void only_the_failures_named_stay_in_the_queue() {
        String answer = "{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}";
        assertThat(batch.done(new Outcome.Returned(answer))).containsExactly(SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"}]}",
                "{\"batchItemFailures\":[{\"wrong\":\"1\"}]}",
                "no json"
            })
    void a_wrong_answer_fails_the_whole_batch(String answer) {
        assertThat(batch.done(new Outcome.Returned(answer))).isEmpty();
    }

    @Test
    void a_failed_call_fails_the_whole_batch() {
        assertThat(batch.done(new Outcome.Failed("{}", "x", "y"))).isEmpty();
    }
}
