package dev.larder.core.receipt;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.InSet;
import dev.larder.core.delivery.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a delivery waited for when it was received; which feeds other suppliers have is not told to a supplier. */
public final class SetWords {
    private SetWords() {}

    /** For its supplier, a sentence without a full stop; empty if it is of no set. */
    static Optional<String> toSupplier(DeliveryRecord record) {
        InSet in = record.set();
        if (in == null) {
            return Optional.empty();
        }
        List<String> missing =
                own(record, in).stream().map(FeedId::name).collect(Collectors.toCollection(ArrayList::new));
        int others = in.missing().size() - missing.size();
        if (others > 0) {
            missing.add(ReceiptWords.count(others, "feed") + " of other suppliers");
        }
        return Optional.of(sentence(record, in, missing));
    }

    /** For people here, the same with all feeds; empty if it does not wait. */
    public static Optional<String> toOperator(DeliveryRecord record) {
        return Optional.ofNullable(record.set())
                .filter(in -> !in.missing().isEmpty())
                .map(in -> sentence(
                        record, in, in.missing().stream().map(FeedId::toString).toList()));
    }

    private static String sentence(DeliveryRecord record, InSet in, List<String> missing) {
        String instance = "set " + in.set() + ", " + in.key();
        if (missing.isEmpty() || in.until() == null) {
            return "with it nothing is missing of the " + instance;
        }
        Remarks remarks = record.remarks();
        return "it is loaded together with others of the " + instance + ", which are waited for until "
                + LandingTime.there(in.until(), remarks == null ? null : remarks.zone())
                + "; missing when it came: " + String.join(", ", missing);
    }

    private static List<FeedId> own(DeliveryRecord record, InSet in) {
        return in.missing().stream()
                .filter(feed -> feed.supplier().equals(record.feed().supplier()))
                .toList();
    }

    /** The same for programs. */
    static void add(ObjectNode report, DeliveryRecord record) {
        @Nullable InSet in = record.set();
        if (in != null) {
            ObjectNode set = report.putObject("set").put("name", in.set()).put("key", in.key());
            ArrayNode missing = set.putArray("missing");
            own(record, in).forEach(feed -> missing.add(feed.name()));
            set.put("missingOfOthers", in.missing().size() - missing.size());
            set.put("until", in.until() == null ? null : in.until().toString());
        }
    }
}
