package dev.larder.infra.given;

import dev.larder.core.receipt.SupplierAddresses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that one address is told. A topic has one subscription of an address: a second one with another filter is refused by SNS, and one that is deleted is
 * the only one.
 *
 * @param suppliers whose deliveries it is told of; of all if empty
 */
public record NoticeReader(String address, SortedSet<String> suppliers) {
    // docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
    private static final int MOST_FILTERS = 200;
    private static final int MOST_VALUES = 150;

    /** Copies the set. */
    public NoticeReader {
        suppliers = Collections.unmodifiableSortedSet(new TreeSet<>(suppliers));
    }

    /** Whether it is told of some suppliers only. */
    public boolean filtered() {
        return !suppliers.isEmpty();
    }

    /**
     * Each address once, in their order; one that is told of all is told of no supplier besides.
     *
     * @throws SetUpProblem if they are more than a topic can tell apart
     */
    public static List<NoticeReader> of(List<NoticeAddress> named, List<SupplierAddresses> declared) {
        List<NoticeAddress> all = new ArrayList<>(named);
        declared.forEach(supplier -> supplier.addresses()
                .forEach(address -> all.add(new NoticeAddress(Optional.of(supplier.supplier()), address))));
        SortedMap<String, SortedSet<String>> suppliers = new TreeMap<>();
        all.forEach(each -> {
            SortedSet<String> told = suppliers.computeIfAbsent(each.address(), none -> new TreeSet<>());
            each.supplier().ifPresent(supplier -> told.add(supplier));
        });
        all.stream()
                .filter(each -> each.supplier().isEmpty())
                .forEach(each -> suppliers.put(each.address(), new TreeSet<>()));
        List<NoticeReader> readers = suppliers.entrySet().stream()
                .map(each -> new NoticeReader(each.getKey(), each.getValue()))
                .toList();
        requireFew(readers);
        return readers;
    }

    private static void requireFew(List<NoticeReader> readers) {
        long filtered = readers.stream().filter(NoticeReader::filtered).count();
        if (filtered > MOST_FILTERS) {
            throw new SetUpProblem(
                    "%d addresses are told of some suppliers only; a topic of SNS has at most %d such subscriptions: give several suppliers one address, as a mailing list"
                            .formatted(filtered, MOST_FILTERS));
        }
        readers.stream()
                .filter(reader -> reader.suppliers().size() > MOST_VALUES)
                .findFirst()
                .ifPresent(reader -> {
                    throw new SetUpProblem(
                            "%s is told of %d suppliers; a subscription of SNS names at most %d: give the address without a supplier, -c notify=%s"
                                    .formatted(
                                            reader.address(),
                                            reader.suppliers().size(),
                                            MOST_VALUES,
                                            reader.address()));
                });
    }
}
