package dev.larder.core.mapping;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works out which deliveries are in force: a fold of all accepted deliveries that are not on hold, in the order in which they
 * landed. The coverage of the contract under which a delivery was accepted says what it supersedes.
 */
public final class InForce {
    /** The order in which deliveries come into force; ids only make it total. */
    static final Comparator<DeliveryRecord> LANDED =
            Comparator.comparing(DeliveryRecord::landed).thenComparing(DeliveryRecord::id);

    private static final int LAST_YEAR = 9_999;

    private final SortedMap<Period, List<DeliveryRecord>> periods = new TreeMap<>();
    /** Lengths of the texts of periods that have been in force: of one length, none lies in another. */
    private final Set<Integer> lengths = new HashSet<>();
    /** What was appended, by bucket and key. */
    private final Map<String, List<DeliveryRecord>> appended = new HashMap<>();

    private InForce() {}

    /**
     * The mapping of these deliveries; their order and the rejected among them do not matter.
     *
     * @param held ids of deliveries on hold; ids without a delivery are ignored
     */
    public static Mapping fold(Collection<DeliveryRecord> deliveries, Set<String> held) {
        return of(deliveries, held).mapping();
    }

    /**
     * The mapping, and what cannot be in it: a delivery that would supersede only a part of a period stands aside, and with it the others of a
     * bundle that is accepted whole or not at all.
     *
     * @param apart ids of deliveries that are left out; ids without a delivery are ignored
     */
    public static Folded of(Collection<DeliveryRecord> deliveries, Set<String> apart) {
        List<DeliveryRecord> whole = whole(deliveries);
        Set<String> out = new HashSet<>(apart);
        SortedMap<String, String> conflicts = new TreeMap<>();
        while (true) {
            Folded folded = once(whole, out);
            Map<Landed, String> bundles = new HashMap<>();
            for (DeliveryRecord each : whole) {
                String conflict = folded.conflicts().get(each.id());
                if (together(each) > 1 && conflict != null) {
                    bundles.put(each.landed().object(), conflict);
                }
            }
            if (bundles.isEmpty()) {
                conflicts.putAll(folded.conflicts());
                return new Folded(folded.mapping(), conflicts);
            }
            whole.stream()
                    .filter(each -> bundles.containsKey(each.landed().object()) && out.add(each.id()))
                    .forEach(each -> conflicts.put(
                            each.id(),
                            folded.conflicts()
                                    .getOrDefault(
                                            each.id(),
                                            "stands or falls with another of its bundle: "
                                                    + bundles.get(each.landed().object()))));
        }
    }

    private static Folded once(List<DeliveryRecord> whole, Set<String> apart) {
        SortedMap<FeedId, InForce> feeds = new TreeMap<>();
        SortedMap<String, String> conflicts = new TreeMap<>();
        whole.stream()
                .filter(delivery -> !apart.contains(delivery.id()))
                .sorted(LANDED)
                .forEach(delivery -> {
                    try {
                        feeds.computeIfAbsent(delivery.feed(), _ -> new InForce())
                                .add(delivery);
                    } catch (MappingConflict conflict) {
                        conflicts.put(delivery.id(), String.valueOf(conflict.getMessage()));
                    }
                });
        SortedMap<FeedId, SortedMap<Period, List<String>>> mapping = new TreeMap<>();
        feeds.forEach((feed, inForce) -> mapping.put(feed, inForce.ids()));
        return new Folded(new Mapping(mapping), conflicts);
    }

    /** The periods of one feed; its deliveries in any order, none of them a part of a bundle that is not whole. */
    static SortedMap<Period, List<String>> ofFeed(Collection<DeliveryRecord> whole, Set<String> apart) {
        List<DeliveryRecord> all = List.copyOf(whole);
        return all.isEmpty()
                ? new TreeMap<>()
                : new TreeMap<>(once(all, apart).mapping().of(all.getFirst().feed()));
    }

    /** What loads, but for the members of a bundle that is accepted whole or not at all, of which some have no record yet. */
    static List<DeliveryRecord> whole(Collection<DeliveryRecord> deliveries) {
        List<DeliveryRecord> loading =
                deliveries.stream().filter(DeliveryRecord::loads).toList();
        Map<Landed, Long> members = loading.stream()
                .filter(delivery -> together(delivery) > 1)
                .collect(Collectors.groupingBy(delivery -> delivery.landed().object(), Collectors.counting()));
        return loading.stream()
                .filter(delivery -> together(delivery) <= 1
                        || Objects.equals(members.get(delivery.landed().object()), (long) together(delivery)))
                .toList();
    }

    /** Whether others come into force with this delivery, or none of them. */
    static boolean isBundled(DeliveryRecord delivery) {
        return together(delivery) > 1;
    }

    static int together(DeliveryRecord delivery) {
        Landed.Member member = delivery.landed().member();
        return member == null ? 1 : member.together();
    }

    /** Whether the delivery says something about the period: that these are its rows, or that it has none. */
    static boolean covers(DeliveryRecord delivery, Period period) {
        return switch (coverage(delivery)) {
            case FULL -> true;
            case WINDOW -> relation(window(delivery), period, delivery) == Relation.INSIDE;
            case PERIOD -> delivery.periods().keySet().stream().anyMatch(named -> inside(named, period, delivery));
            case APPEND -> delivery.periods().containsKey(period);
        };
    }

    static Coverage coverage(DeliveryRecord delivery) {
        return required(delivery, "coverage", delivery.coverage());
    }

    /** Whether an earlier version of the same key goes when this delivery comes: a repeated upload must not count twice. */
    static boolean replaces(DeliveryRecord later, DeliveryRecord earlier) {
        return coverage(later) == Coverage.APPEND
                && (required(later, "redelivery", later.redelivery()) == Redelivery.REPLACES
                        || later.sha256().equals(earlier.sha256()))
                && coverage(earlier) == Coverage.APPEND
                && earlier.landed().isSameFile(later.landed());
    }

    private void add(DeliveryRecord delivery) {
        checkOwnPeriods(delivery);
        if (coverage(delivery) == Coverage.PERIOD && areAllAsLong(delivery)) {
            delivery.periods().keySet().forEach(period -> periods.put(period, new ArrayList<>(List.of(delivery))));
            return;
        }
        switch (coverage(delivery)) {
            case FULL -> periods.clear();
            case WINDOW ->
                periodsFrom(window(delivery).from()).stream()
                        .filter(period -> covers(delivery, period))
                        .toList()
                        .forEach(period -> periods.remove(period));
            case PERIOD -> superseded(delivery).forEach(period -> periods.remove(period));
            case APPEND -> removeEarlierVersions(delivery);
        }
        delivery.periods().keySet().forEach(period -> {
            lengths.add(period.text().length());
            periods.computeIfAbsent(period, _ -> new ArrayList<>(1)).add(delivery);
        });
    }

    /** Whether its periods, and those in force, are all days, or all months: then none lies in another. */
    private boolean areAllAsLong(DeliveryRecord delivery) {
        delivery.periods().keySet().forEach(period -> lengths.add(period.text().length()));
        return lengths.size() <= 1;
    }

    /** The periods that do not end before a date, and a few more; undated ones too. */
    private Set<Period> periodsFrom(LocalDate date) {
        boolean sorted = date.getYear() > 0 && date.getYear() <= LAST_YEAR && !periods.containsKey(Period.UNDATED);
        return (sorted ? periods.tailMap(Period.of(PeriodUnit.YEAR, date)) : periods).keySet();
    }

    /** The periods in force that a delivery supersedes. Nothing is removed before all is known, so a conflict changes nothing. */
    private Set<Period> superseded(DeliveryRecord delivery) {
        Set<Period> gone = new HashSet<>();
        delivery.periods().keySet().forEach(named -> supersede(named, delivery, gone));
        return gone;
    }

    /**
     * What {@link #covers} says of each period in force, without asking each: those inside a period stand right after it.
     */
    private void supersede(Period named, DeliveryRecord delivery, Set<Period> gone) {
        for (Period longer : named.around()) {
            if (periods.containsKey(longer) && !gone.contains(longer)) {
                inside(named, longer, delivery);
            }
        }
        for (Period next : periods.tailMap(named).keySet()) {
            if (!next.isWithin(named)) {
                return;
            }
            if (!gone.contains(next) && inside(named, next, delivery)) {
                gone.add(next);
            }
        }
    }

    private void removeEarlierVersions(DeliveryRecord delivery) {
        List<DeliveryRecord> versions = appended.computeIfAbsent(
                delivery.landed().bucket() + "\n" + delivery.landed().place(), _ -> new ArrayList<>());
        versions.removeIf(earlier -> {
            boolean replaced = replaces(delivery, earlier);
            if (replaced) {
                earlier.periods().keySet().forEach(period -> remove(earlier, period));
            }
            return replaced;
        });
        versions.add(delivery);
    }

    private void remove(DeliveryRecord delivery, Period period) {
        List<DeliveryRecord> there = periods.get(period);
        if (there != null && there.remove(delivery) && there.isEmpty()) {
            periods.remove(period);
        }
    }

    private SortedMap<Period, List<String>> ids() {
        SortedMap<Period, List<String>> ids = new TreeMap<>();
        periods.forEach((period, deliveries) ->
                ids.put(period, deliveries.stream().map(DeliveryRecord::id).toList()));
        return ids;
    }

    private static void checkOwnPeriods(DeliveryRecord delivery) {
        if (coverage(delivery) != Coverage.WINDOW) {
            return;
        }
        for (Period period : delivery.periods().keySet()) {
            if (relation(window(delivery), period, delivery) != Relation.INSIDE) {
                throw MappingConflict.of(
                        delivery,
                        "carries rows of " + period.label() + ", which is not inside its window " + window(delivery));
            }
        }
    }

    private static boolean inside(Period outer, Period period, DeliveryRecord delivery) {
        if (outer.equals(period)) {
            return true;
        }
        if (outer.range().isEmpty()) {
            throw MappingConflict.of(delivery, "is undated, but the feed has " + period.label() + " in force");
        }
        return relation(outer.range().orElseThrow(), period, delivery) == Relation.INSIDE;
    }

    private static Relation relation(DateRange covered, Period period, DeliveryRecord delivery) {
        DateRange range = period.range()
                .orElseThrow(
                        () -> MappingConflict.of(delivery, "is dated, but the feed has an undated delivery in force"));
        if (covered.contains(range)) {
            return Relation.INSIDE;
        }
        if (covered.from().isBefore(range.until()) && range.from().isBefore(covered.until())) {
            throw MappingConflict.of(
                    delivery,
                    "covers only a part of period " + period.label() + ": " + covered.from() + " to "
                            + covered.until());
        }
        return Relation.APART;
    }

    private static DateRange window(DeliveryRecord delivery) {
        return required(delivery, "window", delivery.window());
    }

    private static <T> T required(DeliveryRecord delivery, String what, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("delivery " + delivery.id() + " of " + delivery.feed()
                    + ": an accepted delivery needs a " + what + ", its record has none");
        }
        return value;
    }

    private enum Relation {
        INSIDE,
        APART
    }
}
