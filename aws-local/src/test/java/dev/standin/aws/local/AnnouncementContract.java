package dev.standin.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * S3 tells EventBridge of an object, and a rule sends it to a queue. Every adapter has the bucket {@link #BUCKET}, the queue {@link #QUEUE}
 * and the rule that joins them for keys below {@link #PREFIX}.
 */
abstract class AnnouncementContract {
    static final String BUCKET = "shop-landing";
    static final String QUEUE = "shop-arrived";
    static final String PREFIX = "in/";

    abstract S3Client s3();

    abstract SqsClient sqs();

    private final List<JsonNode> events = new ArrayList<>();

    private PutObjectResponse put(String key, String text) {
        return s3().putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    private void take() {
        String url = sqs().getQueueUrl(get -> get.queueName(QUEUE)).queueUrl();
        for (Message message : sqs().receiveMessage(
                        receive -> receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages()) {
            events.add(JsonMapper.shared().readTree(message.body()));
            sqs().deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
        }
    }

    private JsonNode event(String key) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            take();
            return events.stream()
                    .anyMatch(event -> event.at("/detail/object/key").asString().equals(key));
        });
        return events.stream()
                .filter(event -> event.at("/detail/object/key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_object_below_the_prefix_is_announced_with_its_version() {
        PutObjectResponse written = put("in/a b+ä.csv", "1,2\n");

        JsonNode event = event("in/a b+ä.csv");
        assertThat(event.path("source").asString()).isEqualTo("aws.s3");
        assertThat(event.path("detail-type").asString()).isEqualTo("Object Created");
        assertThat(event.path("resources").get(0).asString()).isEqualTo("arn:aws:s3:::" + BUCKET);
        JsonNode detail = event.path("detail");
        assertThat(detail.at("/bucket/name").asString()).isEqualTo(BUCKET);
        assertThat(detail.at("/object/size").asInt()).isEqualTo(4);
        assertThat(detail.at("/object/version-id").asString()).isEqualTo(written.versionId());
        assertThat("\"" + detail.at("/object/etag").asString() + "\"").isEqualTo(written.eTag());
        assertThat(detail.path("reason").asString()).isEqualTo("PutObject");
    }

    @Test
    void a_new_version_of_a_key_is_announced_as_well() {
        put("in/again.csv", "1");
        event("in/again.csv");
        events.clear();
        PutObjectResponse second = put("in/again.csv", "2");

        assertThat(event("in/again.csv").at("/detail/object/version-id").asString())
                .isEqualTo(second.versionId());
    }

    @Test
    void an_object_elsewhere_is_not_announced() {
        put("out/a.csv", "1");
        put("in/after.csv", "1");

        event("in/after.csv");
        assertThat(events)
                .extracting(event -> event.at("/detail/object/key").asString())
                .doesNotContain("out/a.csv");
    }
}
