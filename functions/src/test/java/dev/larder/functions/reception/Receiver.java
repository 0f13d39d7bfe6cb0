package dev.larder.functions.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryPorts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives deliveries by messages, as the queue does, and finds what came of them. */
record Receiver(Furnished furnished) {
    /** A supplier puts a file, and it is received. */
    DeliveryRecord received(String key, String content) {
        String version = furnished.ports().supplier().put(key, content);
        assertThat(failures(message("m", "landing", key, version, null))).isEmpty();
        return furnished.environment().deliveries().all().stream()
                .filter(record -> record.id().equals(id(key, version)))
                .findFirst()
                .orElseThrow();
    }

    /** The record of a delivery. */
    DeliveryRecord record(FeedId feed, String key, String version) {
        return furnished
                .environment()
                .lake()
                .get(LakeLayout.deliveryRecord(feed, id(key, version)), DeliveryRecord.class);
    }

    /** As long as a call has. */
    static Deadline time(MemoryPorts ports) {
        return Deadline.in(Duration.ofMinutes(14), ports.clock());
    }

    /** A form of its receipt. */
    String receipt(DeliveryRecord record, ReceiptForm form) {
        return text(LakeLayout.receipt(record.feed(), record.landed(), record.id(), form));
    }

    String text(String key) {
        return new String(bytes(key), StandardCharsets.UTF_8);
    }

    byte[] bytes(String key) {
        return furnished.environment().lake().objects().read(key).orElseThrow();
    }

    /** The ids of the messages that failed. */
    List<String> failures(SQSMessage... messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(new ArrayList<>(List.of(messages)));
        return new ReceiveDelivery(furnished.environment())
                .handle(event, time(furnished.ports())).getBatchItemFailures().stream()
                        .map(BatchItemFailure::getItemIdentifier)
                        .toList();
    }

    static String id(String key, String version) {
        return DeliveryId.of("landing", key, version);
    }

    /** An announcement as S3 makes it; without a reason it is that of a plain PUT. */
    static SQSMessage message(String id, String bucket, String key, String version, @Nullable String reason) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(
                "{\"detail\":{\"bucket\":{\"name\":\"%s\"},\"object\":{\"key\":\"%s\",\"version-id\":\"%s\"},\"reason\":\"%s\"}}"
                        .formatted(bucket, key, version, reason == null ? "PutObject" : reason));
        return message;
    }
}
