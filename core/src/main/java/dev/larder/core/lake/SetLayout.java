package dev.larder.core.lake;

import dev.larder.core.contract.FeedId;
import java.util.Comparator;

/** The keys of the lake bucket that are about sets of feeds. A key of an instance is a date, month or year. */
public final class SetLayout {
    private SetLayout() {}

    /** That an instance is closed: {@code sets/<set>/<key>.json}. */
    public static String closing(String set, String key) {
        return closings(set) + key + ".json";
    }

    /** Prefix of the closed instances of a set. */
    public static String closings(String set) {
        return closings() + set + "/";
    }

    /** Prefix of all closed instances. */
    public static String closings() {
        return "sets/";
    }

    /** The instance that is closed by the document of this key. */
    public static Instance instanceOfClosing(String closing) {
        int slash = closing.lastIndexOf('/');
        return new Instance(
                closing.substring(closings().length(), slash),
                closing.substring(slash + 1, closing.length() - ".json".length()));
    }

    /**
     * An empty object that says that an accepted delivery is of an instance, written before its record: {@code
     * members/<set>/<key>/<supplier>/<feed>/<delivery id>}.
     */
    public static String member(Instance instance, FeedId feed, String deliveryId) {
        return members(instance) + feed + "/" + deliveryId;
    }

    /** Prefix of the deliveries of an instance. */
    public static String members(Instance instance) {
        return members() + instance.set() + "/" + instance.key() + "/";
    }

    /** Prefix of the deliveries of all instances of which it is not known that they are closed. */
    public static String members() {
        return "members/";
    }

    /** What the key of such an object says. */
    public static Member memberOf(String key) {
        String[] parts = key.substring(members().length()).split("/", -1);
        return new Member(new Instance(parts[0], parts[1]), new FeedId(parts[2], parts[3]), parts[4]);
    }

    /** Which instance of which set; in the order of sets, then of keys. */
    public record Instance(String set, String key) implements Comparable<Instance> {
        private static final Comparator<Instance> ORDER =
                Comparator.comparing(Instance::set).thenComparing(Instance::key);

        @Override
        public int compareTo(Instance other) {
            return ORDER.compare(this, other);
        }
    }

    /** A delivery of an instance. */
    public record Member(Instance instance, FeedId feed, String delivery) {}

    /** What people are told about an instance: {@code notices/_sets/<set>/<what>/<key><more>.txt}. */
    public static String notice(Instance instance, String what, String more) {
        return LakeLayout.notices() + "_sets/" + instance.set() + "/" + what + "/" + instance.key() + more + ".txt";
    }
}
