package dev.larder.core.decision;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All decisions of an environment, and what is the case because of them. Whoever reads the same decisions concludes the same. Immutable.
 *
 * @param all in the order in which they count
 */
public record Decisions(List<Decided> all) {
    /** Nobody has decided anything. */
    public static final Decisions NONE = new Decisions(List.of());

    /** Copies the list. */
    public Decisions {
        all = List.copyOf(all);
    }

    /** These, put into the order in which they count. */
    public static Decisions of(Collection<Decided> decided) {
        return new Decisions(Decided.inTime(decided.stream()));
    }

    /** Ids of the deliveries that take no part in the mapping. */
    public SortedSet<String> held() {
        return new TreeSet<>(holds().keySet());
    }

    /** By delivery, the decision that keeps it out of the mapping: a hold that was not lifted, or its withdrawal. */
    public SequencedMap<String, Decided> holds() {
        SequencedMap<String, Decided> holds = new LinkedHashMap<>();
        for (Decided each : all) {
            switch (each.what()) {
                case Decision.PutOnHold hold -> holds.putIfAbsent(hold.delivery(), each);
                case Decision.LiftHold lift -> {
                    if (!isWithdrawal(holds.get(lift.delivery()))) {
                        holds.remove(lift.delivery());
                    }
                }
                case Decision.Withdraw withdrawal -> {
                    if (!isWithdrawal(holds.get(withdrawal.delivery()))) {
                        holds.put(withdrawal.delivery(), each);
                    }
                }
            }
        }
        return holds;
    }

    /** The last lifting of a hold on this delivery, if it was ever on hold and is not now. */
    public Optional<Decided> lifted(String delivery) {
        return holds().containsKey(delivery)
                ? Optional.empty()
                : all.reversed().stream()
                        .filter(each -> each.what().equals(new Decision.LiftHold(delivery)))
                        .findFirst();
    }

    private static boolean isWithdrawal(@Nullable Decided decided) {
        return decided != null && decided.what() instanceof Decision.Withdraw;
    }
}
