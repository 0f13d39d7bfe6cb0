package dev.larder.functions.history;

import dev.larder.core.contract.FeedId;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Essence;
import dev.larder.core.mapping.Settlement;
import dev.larder.core.mapping.Settlement.Limits;
import dev.larder.functions.Lake;
import dev.larder.functions.history.DeliveryHistory.Past;
import dev.larder.functions.history.DeliveryHistory.Seen;
import dev.larder.functions.history.HistoryIndex.Settlers;
import dev.larder.functions.history.HistoryIndex.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The writing of one history in the place of the one that was seen. */
final class Keeping {
    /** Deliveries that the index itself may hold, about 250 KB, before the oldest of them are settled. */
    private static final int MOST_LATER = 1_000;
    /** Deliveries that stay unsettled: one that is received late mostly landed after those. */
    private static final int KEPT_LATER = 200;

    private final Lake lake;
    private final Seen seen;
    private final HistoryIndex former;
    private final long generation;
    private final Set<String> pending;
    private final List<String> replaced = new ArrayList<>();

    Keeping(Lake lake, Seen seen) {
        this.lake = lake;
        this.seen = seen;
        this.former = seen.kept();
        this.generation = former.generation() + 1;
        this.pending = seen.pending().stream()
                .flatMap(cause -> HistoryLayout.recordOfCause(cause).stream())
                .map(LakeLayout::deliveryOfRecord)
                .collect(Collectors.toSet());
    }

    boolean keep() {
        Settlement settlement = settlement();
        HistoryIndex next = new HistoryIndex(
                generation,
                settled(settlement),
                settlement.history().later(),
                past(settlement),
                seen.placed(),
                replaced);
        if (isKept(next)) {
            return true;
        }
        // No index since the former one names them, so this may come before what can fail or be forestalled.
        if (!former.former().isEmpty()) {
            lake.objects().delete(former.former());
        }
        return seen.index()
                .map(found -> lake.replace(HistoryLayout.index(), found, next).isPresent())
                .orElseGet(() -> begin(next));
    }

    /** From here on nobody asks what was read for it. */
    private boolean begin(HistoryIndex first) {
        boolean isFirst = lake.putOnce(HistoryLayout.index(), first);
        List<String> read = isFirst
                ? lake.objects().keys(HistoryLayout.first()).stream()
                        .filter(HistoryLayout::isFirst)
                        .toList()
                : List.of();
        if (!read.isEmpty()) {
            lake.objects().delete(read);
        }
        return isFirst;
    }

    /** Whether the index says all of it already. */
    private boolean isKept(HistoryIndex next) {
        return seen.index().isPresent()
                && next.settled().equals(former.settled())
                && next.later().equals(former.later())
                && next.past().equals(former.past())
                && next.placed().equals(former.placed());
    }

    /** What is pending stays unsettled, since a run may have to leave it out. */
    private Settlement settlement() {
        boolean isFirst = seen.index().isEmpty();
        int keep = isFirst ? Math.min(KEPT_LATER, seen.history().later().size() / 10) : KEPT_LATER;
        return Settlement.of(
                seen.history(), seen.open(), seen.apart(), new Limits(keep, isFirst ? keep : MOST_LATER, pending));
    }

    private String settled(Settlement settlement) {
        if (settlement.newly().isEmpty()) {
            return former.settled();
        }
        if (!former.settled().isEmpty()) {
            replaced.add(former.settled());
        }
        return write("settled", settlement.history().settled());
    }

    private SortedMap<FeedId, List<Stretch>> past(Settlement settlement) {
        SortedMap<FeedId, List<Stretch>> past = new TreeMap<>(former.past());
        settlement.newly().forEach((feed, newly) -> {
            if (!newly.isEmpty()) {
                past.put(feed, with(feed, newly));
            }
        });
        return past;
    }

    /** Shorter stretches are written anew with the new one, so that their number rises by the logarithm of what is in them. */
    private List<Stretch> with(FeedId feed, List<Essence> newly) {
        List<Stretch> stretches = new ArrayList<>(former.past(feed));
        List<Essence> together = new ArrayList<>(newly);
        while (!stretches.isEmpty() && stretches.getLast().deliveries() <= together.size()) {
            Stretch last = stretches.removeLast();
            together.addAll(new Past(lake, former).read(last).toList());
            replaced.add(last.key());
        }
        stretches.add(new Stretch(write(feed.toString(), new Settlers(together)), together.size()));
        return stretches;
    }

    /** No two writers use the same key, so what is deleted is never what another has just written. */
    private String write(String name, Object document) {
        String key = HistoryLayout.part(
                name, generation, UUID.randomUUID().toString().substring(0, 8));
        lake.put(key, document);
        return key;
    }
}
