package dev.standin.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.Permission;
import dev.standin.aws.StateFolder;
import dev.standin.aws.local.Endpoint;
import dev.standin.aws.models.ModelledService;
import dev.standin.aws.models.SmithyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * The embedded SQS keeps the contract, every answer fits AWS's model, and what is its own: state, grants, refusals and the way in
 * from this JVM.
 */
final class EmbeddedSqsTest extends SqsContract {

    @TempDir
    Path temporary;

    private final Callers callers = new Callers();
    private @Nullable Running running;

    private record Running(
            StateFolder folder, QueueStore store, ModelledService service, Endpoint endpoint, SqsClient owner) {

        void close() {
            owner.close();
            endpoint.close();
            store.close();
            folder.close();
        }
    }

    @Override
    SqsClient sqs() {
        return running().owner();
    }

    private Running running() {
        if (running == null) {
            callers.addOwner(LocalClients.key("OWNER"));
            StateFolder folder = StateFolder.open(temporary.resolve("state"));
            QueueStore store = QueueStore.open(folder, Clock.systemUTC());
            Endpoint endpoint = Endpoint.bind(0, callers);
            ModelledService service = new ModelledService(new SqsService(store, endpoint.uri()), SmithyModel.queues());
            endpoint.register(service).start();
            running = new Running(folder, store, service, endpoint, LocalClients.sqs(endpoint.uri(), "OWNER"));
        }
        return running;
    }

    /** Nothing is written when it closes, so closing and opening is what a crash between two calls leaves. */
    private Queue reopened() {
        stop();
        return running().store().find(name).orElseThrow();
    }

    @AfterEach
    void stop() {
        if (running != null) {
            Running ended = running;
            running = null;
            ended.close();
            assertThat(ended.service().misfits()).isEmpty();
        }
    }

    @Test
    void messages_survive_a_restart_and_those_in_flight_are_visible_again() throws Exception {
        String kept = send("kept");
        receive(url, 5);
        String deleted = send("deleted");
        receive(url, 5)
                .forEach(message ->
                        sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
        stop();
        Files.writeString(
                temporary.resolve("state/sqs/journal.jsonl"), "{\"change\":\"purged\",", StandardOpenOption.APPEND);
        List<ReceivedMessage> received = reopened().receive(10, Duration.ZERO);
        assertThat(received)
                .extracting(ReceivedMessage::id)
                .containsExactly(kept)
                .doesNotContain(deleted);
        assertThat(received.getFirst().receives()).isEqualTo(2);
    }

    @Test
    void callers_in_this_jvm_send_receive_and_delete() {
        Queue queue = running().store().create("inside", QueueSettings.DEFAULT);
        String id = queue.send("hello");
        ReceivedMessage message = queue.receive(10, Duration.ofSeconds(5)).getFirst();
        assertThat(message.id()).isEqualTo(id);
        assertThat(queue.counts()).isEqualTo(new Queue.Counts(0, 1, 0));
        queue.changeVisibility(message.receiptHandle(), Duration.ZERO);
        ReceivedMessage again = queue.receive(10, Duration.ofSeconds(5)).getFirst();
        queue.delete(message.receiptHandle());
        assertThat(queue.counts()).as("an older receipt deletes nothing").isEqualTo(new Queue.Counts(0, 1, 0));
        queue.delete(again.receiptHandle());
        assertThat(queue.counts()).isEqualTo(new Queue.Counts(0, 0, 0));
    }

    @Test
    void an_interrupt_ends_the_waiting_and_the_queue_goes_on_working() throws Exception {
        Queue queue = running().store().create("inside", QueueSettings.DEFAULT);
        CountDownLatch ended = new CountDownLatch(1);
        Thread receiver = Thread.ofVirtual().start(() -> {
            queue.receive(1, Duration.ofSeconds(60));
            // Interrupted still: what is written now must be written all the same.
            queue.send("sent by an interrupted thread");
            ended.countDown();
        });
        receiver.interrupt();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        queue.send("and another");
        assertThat(queue.receive(10, Duration.ZERO)).hasSize(2);
    }

    @Test
    void a_long_journal_is_shortened_and_nothing_is_lost() throws Exception {
        String body = "x".repeat(100_000);
        Queue queue = running().store().create(name, QueueSettings.DEFAULT);
        String kept = queue.send("kept");
        for (int round = 0; round < 60; round++) {
            String sent = queue.send(body);
            queue.receive(10, Duration.ZERO).stream()
                    .filter(message -> message.id().equals(sent))
                    .forEach(message -> queue.delete(message.receiptHandle()));
        }
        assertThat(Files.size(temporary.resolve("state/sqs/journal.jsonl"))).isLessThan(5_000_000);
        stop();
        assertThat(Files.size(temporary.resolve("state/sqs/journal.jsonl")))
                .as("at an orderly end")
                .isLessThan(5_000);
        assertThat(reopened().receive(10, Duration.ZERO))
                .extracting(ReceivedMessage::id)
                .containsExactly(kept);
    }

    @Test
    void a_call_that_was_not_granted_is_denied() {
        callers.add(
                LocalClients.key("SENDER"),
                "sender",
                List.of(new Permission("sqs:SendMessage", "arn:aws:sqs:*:*:" + name)));
        try (SqsClient sender = LocalClients.sqs(running().endpoint().uri(), "SENDER")) {
            sender.sendMessage(request -> request.queueUrl(url).messageBody("granted"));
            assertThatThrownBy(() -> sender.receiveMessage(request -> request.queueUrl(url)))
                    .isInstanceOfSatisfying(
                            SqsException.class,
                            failure -> assertThat(failure.statusCode()).isEqualTo(403))
                    .hasMessageContaining(
                            "User: arn:aws:sts::000000000000:assumed-role/sender/sender is not authorized to perform:"
                                    + " sqs:ReceiveMessage on resource: \"arn:aws:sqs:us-east-1:000000000000:" + name
                                    + "\"");
        }
    }

    @Test
    void what_is_not_supported_is_refused_by_name() {
        assertThatThrownBy(() -> sqs().sendMessage(request -> request.queueUrl(url)
                        .messageBody("x")
                        .messageAttributes(Map.of(
                                "a",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("b")
                                        .build()))))
                .hasMessageContaining("MessageAttributes");
        assertThatThrownBy(() -> sqs().setQueueAttributes(request ->
                        request.queueUrl(url).attributes(Map.of(QueueAttributeName.KMS_MASTER_KEY_ID, "alias/a"))))
                .hasMessageContaining("KmsMasterKeyId");
        assertThatThrownBy(() -> sqs().listQueueTags(request -> request.queueUrl(url)))
                .hasMessageContaining("AmazonSQS.ListQueueTags is not implemented");
        assertThatThrownBy(
                        () -> sqs().sendMessage(request -> request.queueUrl(url).messageBody("\u0001")))
                .hasMessageContaining("Invalid characters");
        assertThatThrownBy(() -> sqs().createQueue(request ->
                        request.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "77"))))
                .isInstanceOf(QueueNameExistsException.class);
    }
}
