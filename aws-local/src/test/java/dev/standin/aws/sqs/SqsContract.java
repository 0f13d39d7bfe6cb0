package dev.standin.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What is relied on in SQS; runs against every endpoint that says it is one. */
abstract class SqsContract {

    private static int queues;

    String name = "";
    String url = "";

    /** A client of the endpoint under test whose caller may do everything; it verifies every message's MD5. */
    abstract SqsClient sqs();

    @BeforeEach
    void createQueue() {
        name = "contract-" + System.nanoTime() + "-" + queues++;
        url = sqs().createQueue(request -> request.queueName(name)).queueUrl();
    }

    @Test
    void a_message_is_received_once_with_its_attributes_and_is_gone_when_deleted() {
        String id = sqs().sendMessage(request -> request.queueUrl(url).messageBody("hällo 😀"))
                .messageId();
        Message message = receive(url, 5).getFirst();
        assertThat(message.body()).isEqualTo("hällo 😀");
        assertThat(message.messageId()).isEqualTo(id);
        assertThat(message.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        assertThat(message.attributes()).containsKey(MessageSystemAttributeName.SENT_TIMESTAMP);
        assertThat(receive(url, 0)).isEmpty();
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo(1);
        sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isZero();
    }

    @Test
    void a_message_that_is_not_deleted_appears_again_and_counts_its_receives() {
        sqs().setQueueAttributes(request ->
                request.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
        send("again");
        receive(url, 5);
        Message again = receive(url, 5).getFirst();
        assertThat(again.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void visibility_can_be_given_back_at_once() {
        send("later");
        Message first = receive(url, 5).getFirst();
        sqs().changeMessageVisibility(request ->
                request.queueUrl(url).receiptHandle(first.receiptHandle()).visibilityTimeout(0));
        assertThat(receive(url, 5)).extracting(Message::messageId).containsExactly(first.messageId());
    }

    @Test
    void a_message_received_too_often_moves_to_the_dead_letter_queue() {
        String deadUrl =
                sqs().createQueue(request -> request.queueName(name + "-dead")).queueUrl();
        String deadArn = attribute(deadUrl, QueueAttributeName.QUEUE_ARN);
        String policy = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(deadArn);
        sqs().setQueueAttributes(request -> request.queueUrl(url)
                .attributes(
                        Map.of(QueueAttributeName.REDRIVE_POLICY, policy, QueueAttributeName.VISIBILITY_TIMEOUT, "0")));
        assertThat(attribute(url, QueueAttributeName.REDRIVE_POLICY)).contains(deadArn);
        String id = send("poison");
        assertThat(receive(url, 5)).hasSize(1);
        assertThat(receive(url, 5)).hasSize(1);
        assertThat(receive(url, 0)).isEmpty();
        assertThat(receive(deadUrl, 5))
                .extracting(Message::messageId, Message::body)
                .containsExactly(tuple(id, "poison"));
    }

    @Test
    void a_long_poll_is_answered_as_soon_as_a_message_comes() {
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() -> receive(url, 20));
        long begun = System.nanoTime();
        send("at last");
        await().atMost(Duration.ofSeconds(15)).until(waiting::isDone);
        assertThat(waiting.join()).extracting(Message::body).containsExactly("at last");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void a_delayed_message_waits() {
        sqs().sendMessage(request -> request.queueUrl(url).messageBody("slow").delaySeconds(1));
        assertThat(receive(url, 0)).isEmpty();
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo(1);
        assertThat(receive(url, 5)).extracting(Message::body).containsExactly("slow");
    }

    @Test
    void batches_are_sent_received_and_deleted() {
        var sent = sqs().sendMessageBatch(request -> request.queueUrl(url)
                .entries(IntStream.range(0, 10)
                        .mapToObj(number -> SendMessageBatchRequestEntry.builder()
                                .id("e" + number)
                                .messageBody("body " + number)
                                .build())
                        .toList()));
        assertThat(sent.successful())
                .extracting(entry -> entry.id())
                .hasSize(10)
                .contains("e0", "e9");
        assertThat(sent.failed()).isEmpty();
        Set<String> bodies = new HashSet<>();
        while (bodies.size() < 10) {
            List<Message> messages = receive(url, 5);
            assertThat(messages).isNotEmpty();
            messages.forEach(message -> bodies.add(message.body()));
            var deleted = sqs().deleteMessageBatch(request -> request.queueUrl(url)
                    .entries(messages.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
            assertThat(deleted.successful()).hasSameSizeAs(messages);
        }
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isZero();
    }

    @Test
    void a_purge_removes_what_is_there() {
        send("one");
        send("two");
        sqs().purgeQueue(request -> request.queueUrl(url));
        assertThat(receive(url, 0)).isEmpty();
    }

    @Test
    void queues_are_found_by_name_and_listed_by_prefix() {
        assertThat(sqs().getQueueUrl(request -> request.queueName(name)).queueUrl())
                .isEqualTo(url);
        assertThat(sqs().listQueues(request -> request.queueNamePrefix(name)).queueUrls())
                .containsExactly(url);
        assertThat(sqs().createQueue(request -> request.queueName(name)).queueUrl())
                .isEqualTo(url);
        assertThat(attribute(url, QueueAttributeName.QUEUE_ARN)).endsWith(":" + name);
    }

    @Test
    void what_does_not_exist_or_is_malformed_is_named_as_such() {
        assertThatThrownBy(() -> sqs().getQueueUrl(request -> request.queueName("absent")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> sqs().sendMessage(
                                request -> request.queueUrl(url + "-absent").messageBody("x")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() ->
                        sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle("garbage")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        assertThatThrownBy(() -> sqs().sendMessageBatch(
                                request -> request.queueUrl(url).entries(List.<SendMessageBatchRequestEntry>of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        SendMessageBatchRequestEntry twice =
                SendMessageBatchRequestEntry.builder().id("a").messageBody("x").build();
        assertThatThrownBy(() ->
                        sqs().sendMessageBatch(request -> request.queueUrl(url).entries(twice, twice)))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    }

    String send(String body) {
        return sqs().sendMessage(request -> request.queueUrl(url).messageBody(body))
                .messageId();
    }

    List<Message> receive(String queueUrl, int waitSeconds) {
        return sqs().receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private int count(QueueAttributeName name) {
        return Integer.parseInt(attribute(url, name));
    }

    private String attribute(String queueUrl, QueueAttributeName name) {
        return Objects.requireNonNull(
                sqs().getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(name))
                        .attributes()
                        .get(name));
    }
}
