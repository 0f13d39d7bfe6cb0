package dev.larder.functions.history;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Essence;
import dev.larder.core.mapping.History;
import dev.larder.core.mapping.History.Apart;
import dev.larder.core.mapping.Settled;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.history.HistoryIndex.Settlers;
import dev.larder.functions.history.HistoryIndex.Stretch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All accepted deliveries of an environment, found without a look at each: the history as it is kept, and beyond it what {@code pending/}
 * names. A cause is deleted only after its delivery is kept; causes are therefore listed before the history is read. Thread-safe.
 */
public final class DeliveryHistory {
    /** Records that a call of a minute can read. */
    private static final int MOST_AT_ONCE = 10_000;

    private final Environment environment;
    private final FirstReading first;
    /** The settled part that was read last; what lies under a key never changes. */
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(String key, Settled settled) {}

    /** That of this environment. */
    public DeliveryHistory(Environment environment) {
        this(environment, MOST_AT_ONCE);
    }

    /** The same, which reads so many records in a call. */
    DeliveryHistory(Environment environment, int most) {
        this.environment = environment;
        this.first = new FirstReading(environment, most);
    }

    /**
     * Whether what is not kept can be read in this call. If not, which is so in an environment that has had very many deliveries and no history, a part of
     * it has been read, and the next call goes on.
     */
    public boolean isReadable() {
        return !environment.lake().objects().keys(HistoryLayout.index()).isEmpty() || first.goOn();
    }

    /**
     * The history as it was at one moment.
     *
     * @param pending keys of the causes that were pending
     * @param index the index that was read; empty when there was none
     * @param placed where ids that are left out were looked for
     * @param apart ids that are left out
     */
    public record Seen(
            List<String> pending,
            Optional<Lake.Found<HistoryIndex>> index,
            History history,
            SortedMap<String, String> placed,
            Set<String> apart,
            History.Open open) {
        /**
         * Deliveries whose fold is that of all accepted ones, with {@link #apart} left out and any others that are not settled: what landed last
         * and what is pending never is.
         */
        public List<DeliveryRecord> deliveries() {
            return open.deliveries();
        }

        HistoryIndex kept() {
            return index.map(Lake.Found::document).orElse(HistoryIndex.NONE);
        }
    }

    /**
     * The history now.
     *
     * @param apart ids that are left out of the fold, such as of deliveries on hold
     * @param more deliveries that count although nothing pending names them
     */
    public Seen now(Set<String> apart, List<DeliveryRecord> more) {
        List<String> pending = environment.lake().objects().keys(LakeLayout.pending());
        Optional<Lake.Found<HistoryIndex>> found =
                environment.lake().findToReplace(HistoryLayout.index(), HistoryIndex.class);
        HistoryIndex index = found.map(Lake.Found::document).orElse(HistoryIndex.NONE);
        Past past = new Past(environment.lake(), index);
        History kept = new History(settled(index.settled()), index.later());
        History history =
                kept.with(arrived(pending, found.isPresent(), index), past).with(more, past);
        return seen(pending, found, history, apart);
    }

    /** The history at the same moment, with others left out of the fold. */
    public Seen without(Set<String> apart, Seen seen) {
        return seen.apart().equals(apart) ? seen : seen(seen.pending(), seen.index(), seen.history(), apart);
    }

    /**
     * Deliveries of which anything else may be left out as well, settled or not, whatever it has superseded.
     *
     * @param feeds those of what may be left out
     */
    public List<DeliveryRecord> whole(Set<FeedId> feeds, Set<String> apart, Seen seen) {
        HistoryIndex index = seen.kept();
        Apart placed = new Apart(apart, feeds(placed(seen.history().unplaced(apart), index)));
        return seen.history()
                .open(placed, feeds, new Past(environment.lake(), index))
                .deliveries();
    }

    private Seen seen(
            List<String> pending, Optional<Lake.Found<HistoryIndex>> found, History history, Set<String> apart) {
        HistoryIndex index = found.map(Lake.Found::document).orElse(HistoryIndex.NONE);
        SortedMap<String, String> placed = placed(history.unplaced(apart), index);
        History.Open open = history.open(new Apart(apart, feeds(placed)), new Past(environment.lake(), index));
        return new Seen(pending, found, history, placed, Set.copyOf(apart), open);
    }

    /**
     * Keeps what was seen, so that the causes which were pending may be deleted.
     *
     * @return false if somebody else kept another history meanwhile
     */
    public boolean keep(Seen seen) {
        return new Keeping(environment.lake(), seen).keep();
    }

    private Settled settled(String key) {
        if (key.isEmpty()) {
            return Settled.NOTHING;
        }
        Known last = known.get();
        if (last == null || !last.key().equals(key)) {
            last = new Known(key, environment.lake().get(key, Settled.class));
            known.set(last);
        }
        return last.settled();
    }

    /** Records of pending deliveries that are not kept yet; all there are as long as nothing is kept. */
    private List<DeliveryRecord> arrived(List<String> pending, boolean isKept, HistoryIndex index) {
        if (!isKept || pending.stream().anyMatch(HistoryLayout::isFormerCause)) {
            return first.all();
        }
        Set<String> kept = new HashSet<>();
        index.later().forEach(delivery -> kept.add(delivery.id()));
        List<String> keys = pending.stream()
                .flatMap(cause -> HistoryLayout.recordOfCause(cause).stream())
                .filter(key -> !kept.contains(LakeLayout.deliveryOfRecord(key)))
                .toList();
        return environment.deliveries().of(keys);
    }

    private SortedMap<String, String> placed(Set<String> unplaced, HistoryIndex index) {
        SortedMap<String, String> placed = new TreeMap<>();
        for (String id : unplaced) {
            String known = index.placed().get(id);
            placed.put(id, known != null ? known : feedOf(id, index));
        }
        return placed;
    }

    /** A settled delivery's feed, found by its record; empty if there is none. */
    private String feedOf(String id, HistoryIndex index) {
        return index.past().keySet().stream()
                .filter(feed -> environment
                        .lake()
                        .objects()
                        .read(LakeLayout.deliveryRecord(feed, id))
                        .isPresent())
                .findFirst()
                .map(FeedId::toString)
                .orElse("");
    }

    private static Map<String, FeedId> feeds(SortedMap<String, String> placed) {
        Map<String, FeedId> feeds = new HashMap<>();
        placed.forEach((id, feed) -> {
            if (!feed.isEmpty()) {
                feeds.put(id, FeedId.parse(feed));
            }
        });
        return feeds;
    }

    /** What is settled of a feed, read from the lake. */
    record Past(Lake lake, HistoryIndex index) implements History.Past {
        @Override
        public List<Essence> of(FeedId feed) {
            List<Essence> all = new ArrayList<>();
            index.past(feed).forEach(stretch -> all.addAll(read(stretch).toList()));
            return all;
        }

        Stream<Essence> read(Stretch stretch) {
            return lake.get(stretch.key(), Settlers.class).deliveries().stream();
        }
    }
}
