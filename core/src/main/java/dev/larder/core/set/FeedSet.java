package dev.larder.core.set;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.set.SetKey.By;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Feeds whose deliveries belong together: those with the same key are an instance of the set, and none of them is in force before each required
 * feed has an accepted one, or the instance is closed otherwise.
 *
 * @param name in the form of a feed's name
 * @param required at least one; none only if {@link #removed}
 * @param optional feeds whose deliveries wait with the others, and that are not waited for
 * @param waitMinutes how long after an instance's first delivery landed it is waited for
 * @param incomplete what becomes of an instance for which that was in vain
 */
public record FeedSet(
        String name, List<FeedId> required, List<FeedId> optional, SetKey key, int waitMinutes, Incomplete incomplete) {
    private static final int SHOWN = 4;

    /** Copies the lists. */
    public FeedSet {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /** What becomes of an instance that was waited for in vain. */
    public enum Incomplete {
        /** It waits on, and an operator is told each day, until a person closes it. */
        WAIT,
        /** What there is of it comes into force. */
        PUBLISH
    }

    /** What a set is that the project has no more: nothing is required of it. */
    public static FeedSet removed(String name) {
        return new FeedSet(name, List.of(), List.of(), new SetKey(By.LANDED, "UTC"), 0, Incomplete.WAIT);
    }

    /** The set that a feed is in. */
    public static Optional<FeedSet> of(FeedId feed, Collection<FeedSet> sets) {
        return sets.stream().filter(set -> set.has(feed)).findFirst();
    }

    /** The set of this name. */
    public static Optional<FeedSet> named(String name, Collection<FeedSet> sets) {
        return sets.stream().filter(set -> set.name.equals(name)).findFirst();
    }

    /** Whether the feed is in it. */
    public boolean has(FeedId feed) {
        return required.contains(feed) || optional.contains(feed);
    }

    /** A file of the feed as it was checked, or rejected because the feed is in a set of which it has not exactly one key. */
    public static Checked keyed(FeedId feed, Collection<FeedSet> sets, Landed landed, Checked checked) {
        return of(feed, sets).map(set -> set.keyed(checked, landed)).orElse(checked);
    }

    Checked keyed(Checked checked, Landed landed) {
        if (!(checked instanceof Checked.Accepted accepted)) {
            return checked;
        }
        List<String> keys = key.keys(accepted.periods().keySet(), landed);
        ProblemType type = key.by() == By.FILE_NAME ? ProblemType.NAME : ProblemType.CONSTRAINT;
        return keys.size() == 1
                ? checked
                : accepted.rejected(
                        type,
                        "is of the set " + name + ", whose files belong together by one " + key.what()
                                + "; this one has " + shown(keys));
    }

    private static String shown(List<String> keys) {
        return keys.isEmpty()
                ? "none"
                : keys.size() + ": " + keys.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + (keys.size() > SHOWN ? ", ..." : "");
    }
}
