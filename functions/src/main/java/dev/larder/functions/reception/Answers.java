package dev.larder.functions.reception;

import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.LakeLayout.ReceiptForm;
import dev.larder.core.plan.Plan;
import dev.larder.core.receipt.Receipt;
import dev.larder.core.wiring.Metrics;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Answers a recorded delivery: its receipt in three forms, each written once, and the cause of a run when it was accepted. */
final class Answers {
    private final Environment environment;
    private final Lake lake;

    Answers(Environment environment) {
        this.environment = environment;
        this.lake = environment.lake();
    }

    /** Writes what is missing of the answer; harmless when repeated. */
    void answer(DeliveryRecord record) {
        Receipt receipt = Receipt.of(record, contact(record));
        // The text comes last: whoever finds it also finds the others.
        write(record, ReceiptForm.JSON, receipt.json(), "application/json");
        write(record, ReceiptForm.HTML, receipt.html(), "text/html; charset=utf-8");
        write(record, ReceiptForm.TXT, receipt.text(), "text/plain; charset=utf-8");
        environment.measures().count(record.accepted() ? Metrics.DELIVERIES_ACCEPTED : Metrics.DELIVERIES_REJECTED, 1);
        if (record.accepted()) {
            environment.pokes().pending("delivery-" + record.id());
        }
    }

    private void write(DeliveryRecord record, ReceiptForm form, String content, String contentType) {
        String key = LakeLayout.receipt(record.feed(), record.landed(), record.id(), form);
        lake.objects().writeOnce(key, content.getBytes(StandardCharsets.UTF_8), contentType);
    }

    /**
     * The contact of the contract that was chosen, or of any contract of this supplier, or of any at all: somebody who
     * can help.
     */
    private String contact(DeliveryRecord record) {
        Plan plan = environment.plan();
        Stream<Contract> chosen = plan.feed(record.feed()).stream()
                .flatMap(feed -> feed.versions().stream())
                .filter(contract -> contract.version().equals(record.contractVersion()));
        Stream<Contract> ofFeed = plan.feed(record.feed()).stream().flatMap(feed -> feed.versions().stream());
        Stream<Contract> ofSupplier = plan.feeds().stream()
                .filter(feed -> record.landed()
                        .key()
                        .startsWith("suppliers/" + feed.id().supplier() + "/"))
                .flatMap(feed -> feed.versions().stream());
        Stream<Contract> any = plan.feeds().stream().flatMap(feed -> feed.versions().stream());
        return Stream.of(chosen, ofFeed, ofSupplier, any)
                .flatMap(contracts -> contracts)
                .map(Contract::contact)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("the plan has no contract; compile and deploy the project again"));
    }
}
