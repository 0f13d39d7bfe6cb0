package dev.larder.cli.redrive;

import dev.larder.cli.environment.Reached;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.functions.Lake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * The messages in an environment's dead-letter queues. Those that were read are hidden from others for a minute, or until they are left; what
 * is put back is sent before it is taken out, so a crash in between sends it twice, which every function bears. Not thread-safe.
 */
final class DeadLetters {
    private static final int HIDDEN_SECONDS = 60;
    private static final int AT_ONCE = 10;
    /** Those of one look; more are shown by the next, once these are gone. */
    private static final int MOST = 1_000;

    private final Reached reached;
    private final SqsClient sqs;

    DeadLetters(Reached reached) {
        this.reached = reached;
        this.sqs = reached.clients().sqs();
    }

    /** A message that was read and is hidden. */
    record Held(DeadLetterQueue queue, Message message, Letter letter) {}

    /** Reads what lies in all queues, at once, since SQS is sure only after a second that a queue is empty; the oldest first in each. */
    List<Held> read() {
        Interpreter interpreter = new Interpreter(reached.environment());
        List<Held> held = new ArrayList<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<DeadLetterQueue> queues =
                    DeadLetterQueue.all(reached.environment().settings(), reached.wiring());
            List<CompletableFuture<List<Message>>> found = queues.stream()
                    .map(queue -> CompletableFuture.supplyAsync(() -> receive(queue), each))
                    .toList();
            for (int i = 0; i < queues.size(); i++) {
                DeadLetterQueue queue = queues.get(i);
                found.get(i).join().stream()
                        .map(message -> new Held(queue, message, interpreter.read(queue, message)))
                        .sorted(Comparator.comparing(one -> one.letter().since()))
                        .forEach(held::add);
            }
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        return held;
    }

    /** None of a queue that an environment of a former version lacks. */
    private List<Message> receive(DeadLetterQueue queue) {
        try {
            return receiveAll(queue);
        } catch (QueueDoesNotExistException former) {
            return List.of();
        }
    }

    private List<Message> receiveAll(DeadLetterQueue queue) {
        List<Message> all = new ArrayList<>();
        while (all.size() < MOST) {
            List<Message> some = sqs.receiveMessage(receive -> receive.queueUrl(queue.url())
                            .maxNumberOfMessages(AT_ONCE)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .waitTimeSeconds(1)
                            .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                            .messageAttributeNames("All"))
                    .messages();
            if (some.isEmpty()) {
                break;
            }
            all.addAll(some);
        }
        return all;
    }

    /** Lets others see them again. */
    void leave(List<Held> held) {
        Map<String, List<Held>> byQueue = new LinkedHashMap<>();
        held.forEach(each -> byQueue.computeIfAbsent(each.queue().url(), _ -> new ArrayList<>())
                .add(each));
        byQueue.forEach((url, some) -> {
            for (int from = 0; from < some.size(); from += AT_ONCE) {
                List<ChangeMessageVisibilityBatchRequestEntry> entries =
                        some.subList(from, Math.min(from + AT_ONCE, some.size())).stream()
                                .map(each -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                        .id(each.message().messageId())
                                        .receiptHandle(each.message().receiptHandle())
                                        .visibilityTimeout(0)
                                        .build())
                                .toList();
                sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url).entries(entries));
            }
        });
    }

    /**
     * Puts a message back to where it comes from, and says how.
     *
     * @throws CommandFailure for one that nobody takes again
     */
    String putBack(Held held) {
        String done = switch (held.queue().kind()) {
            case LANDED, POKE -> {
                sqs.sendMessage(send -> send.queueUrl(held.queue().back().orElseThrow())
                        .messageBody(held.message().body()));
                yield "put back";
            }
            case ENDING -> {
                report(held.message().body());
                yield "put back";
            }
            case TICK -> "let go, since the next tick does the same";
            case NOTICE ->
                throw CommandFailure.usage(
                        "a notice is not sent again: " + held.letter().what(),
                        "tell whom it concerns, then take it out with --answered --why TEXT");
        };
        remove(held);
        return done;
    }

    /** Calls the function that reports a run which ended badly. */
    private void report(String event) {
        String function = reached.environment().settings().names().function(LarderWiring.REPORT_FAILURE);
        try (LambdaClient lambda =
                reached.clients().alike(LambdaClient.builder()).build()) {
            lambda.invoke(call -> call.functionName(function)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(event)));
        }
    }

    /** Takes out a message about which nothing is to be done any more; what it was is kept in the lake. */
    void takeOut(Held held, String why) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("letter", held.letter());
        kept.put("body", held.message().body());
        kept.put("by", System.getProperty("user.name", "unknown"));
        kept.put("why", why);
        reached.environment()
                .lake()
                .objects()
                .write(
                        LakeLayout.deadLetter(
                                held.queue().name(), held.message().messageId()),
                        Lake.JSON.writeValueAsBytes(kept),
                        "application/json");
        remove(held);
    }

    private void remove(Held held) {
        sqs.deleteMessage(delete ->
                delete.queueUrl(held.queue().url()).receiptHandle(held.message().receiptHandle()));
    }
}
