package dev.larder.core.receipt;

import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.plan.Plan;
import java.util.stream.Stream;

/** Whom a supplier asks about a delivery. */
public final class Contact {
    private Contact() {}

    /**
     * The contact of the contract that was chosen, or of any contract of this supplier, or of any at all: somebody who
     * can help. Throws {@link IllegalStateException} if the plan has no contract.
     */
    public static String of(DeliveryRecord record, Plan plan) {
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
