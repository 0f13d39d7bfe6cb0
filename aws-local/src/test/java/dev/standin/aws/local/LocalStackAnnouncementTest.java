package dev.standin.aws.local;

import dev.standin.aws.LocalClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** LocalStack keeps the contract too, which says that the contract is not ours alone; needs Docker. */
@Testcontainers(disabledWithoutDocker = true)
final class LocalStackAnnouncementTest extends AnnouncementContract {

    @Container
    private static final LocalStackContainer LOCAL_STACK = new LocalStackContainer(
                    DockerImageName.parse("localstack/localstack:4.14.0"))
            .withServices("s3", "sqs", "events");

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        try (S3Client s3 = LocalClients.s3(LOCAL_STACK.getEndpoint(), LOCAL_STACK.getAccessKey());
                SqsClient sqs = LocalClients.sqs(LOCAL_STACK.getEndpoint(), LOCAL_STACK.getAccessKey())) {
            s3.createBucket(create -> create.bucket(BUCKET));
            s3.putBucketVersioning(put -> put.bucket(BUCKET)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
            s3.putBucketNotificationConfiguration(put ->
                    put.bucket(BUCKET).notificationConfiguration(told -> told.eventBridgeConfiguration(bridge -> {})));
            String url = sqs.createQueue(create -> create.queueName(QUEUE)).queueUrl();
            String arn = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            ObjectNode rule = JsonMapper.shared().createObjectNode().put("Name", "arrived");
            rule.put("EventPattern", """
                {"source":["aws.s3"],"detail-type":["Object Created"],
                 "detail":{"bucket":{"name":["%s"]},"object":{"key":[{"prefix":"%s"}]}}}\
                """.formatted(BUCKET, PREFIX));
            events("PutRule", rule);
            ObjectNode targets = JsonMapper.shared().createObjectNode().put("Rule", "arrived");
            targets.putArray("Targets").addObject().put("Id", "queue").put("Arn", arn);
            events("PutTargets", targets);
        }
    }

    /** EventBridge's JSON protocol; LocalStack reads of the signature only for whom and for which service it is. */
    private static void events(String call, ObjectNode request) throws IOException, InterruptedException {
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(LOCAL_STACK.getEndpoint() + "/"))
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()));
        Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "X-Amz-Target",
                        "AWSEvents." + call,
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/events/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(LOCAL_STACK.getAccessKey()))
                .forEach(post::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(post.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(call + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    @Override
    S3Client s3() {
        return LocalClients.s3(LOCAL_STACK.getEndpoint(), LOCAL_STACK.getAccessKey());
    }

    @Override
    SqsClient sqs() {
        return LocalClients.sqs(LOCAL_STACK.getEndpoint(), LOCAL_STACK.getAccessKey());
    }
}
