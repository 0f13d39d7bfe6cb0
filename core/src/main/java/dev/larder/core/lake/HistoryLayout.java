package dev.larder.core.lake;

import dev.larder.core.contract.FeedId;
import java.util.Optional;

/** The keys of the history of deliveries, and of the causes by which it learns what is new. */
public final class HistoryLayout {
    private static final String DELIVERY_CAUSE = "delivery/";

    private HistoryLayout() {}

    /** What an accepted delivery is as a cause of the next run: {@code delivery/<supplier>/<feed>/<delivery id>}. */
    public static String cause(FeedId feed, String deliveryId) {
        return DELIVERY_CAUSE + feed + "/" + deliveryId;
    }

    /** The key of the record of the delivery that is this pending cause; empty for other causes. */
    public static Optional<String> recordOfCause(String pendingKey) {
        String prefix = LakeLayout.pending() + DELIVERY_CAUSE;
        return pendingKey.startsWith(prefix)
                ? Optional.of(LakeLayout.deliveryRecords() + pendingKey.substring(prefix.length()) + ".json")
                : Optional.empty();
    }

    /** Whether a pending key is the cause that a delivery was before {@link #cause}, which did not say its feed. */
    public static boolean isFormerCause(String pendingKey) {
        return pendingKey.startsWith(LakeLayout.pending() + "delivery-");
    }

    /** What the history of deliveries consists of. */
    public static String index() {
        return "history/index.json";
    }

    /** What stood aside when the history was last looked at. */
    public static String aside() {
        return "history/aside.json";
    }

    /** What a call has read of an environment without an index: {@code history/first/<writer>.json.gz}. */
    public static String first(String writer) {
        return first() + writer + ".json.gz";
    }

    /** Prefix of these. */
    public static String first() {
        return "history/first/";
    }

    /** Whether a key below {@link #first()} is one of these; a supplier may be called so, and then parts of its history lie deeper. */
    public static boolean isFirst(String key) {
        return key.startsWith(first()) && key.indexOf('/', first().length()) < 0;
    }

    /** A part of the history: {@code history/<name>/<generation>-<writer>.json.gz}, where the name is a feed's or another. */
    public static String part(String name, long generation, String writer) {
        return "history/" + name + "/" + generation + "-" + writer + ".json.gz";
    }
}
