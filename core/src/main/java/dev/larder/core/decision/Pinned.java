package dev.larder.core.decision;

import dev.larder.core.run.Pins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What rollbacks keep as it was: those since the pins were last lifted.
 *
 * @param rollbacks the newest first; each is a {@link Decision.RollBack}
 */
public record Pinned(List<Decided> rollbacks) {
    /** Copies the list. */
    public Pinned {
        rollbacks = List.copyOf(rollbacks);
    }

    static Pinned of(List<Decided> all) {
        List<Decided> rollbacks = new ArrayList<>();
        for (Decided each : all.reversed()) {
            if (each.what() instanceof Decision.LiftPins) {
                break;
            }
            if (each.what() instanceof Decision.RollBack) {
                rollbacks.add(each);
            }
        }
        return new Pinned(rollbacks);
    }

    /** The newest rollback whose release is not made yet. */
    public Optional<Decision.RollBack> outstanding(int live) {
        return rollbacks.stream().map(Pinned::rollBack).findFirst().filter(rollback -> rollback.number() > live);
    }

    /** The hash of the plan that runs instead of the deployed one; empty once another one is deployed. */
    public Optional<String> plan(String deployed) {
        return rollbacks.stream()
                .map(Pinned::rollBack)
                .filter(rollback -> rollback.pins().planHash() != null)
                .findFirst()
                .filter(rollback -> rollback.deployed().equals(deployed))
                .map(rollback -> rollback.pins().planHash());
    }

    /** The rollback that pinned the waivers last, if any did. */
    Optional<Decided> waivers() {
        return rollbacks.stream()
                .filter(each -> rollBack(each).pins().waivers() != null)
                .findFirst();
    }

    /** Whether it pinned this knob. */
    static boolean pins(Decided decided, String knob) {
        return decided.what() instanceof Decision.RollBack rollback
                && rollback.pins().knobs().containsKey(knob);
    }

    static Pins pins(Decided decided) {
        return rollBack(decided).pins();
    }

    private static Decision.RollBack rollBack(Decided decided) {
        return (Decision.RollBack) decided.what();
    }

    /** The ids of the waivers that it pinned. */
    static SortedSet<String> waivers(Decided decided) {
        SortedSet<String> waivers = pins(decided).waivers();
        if (waivers == null) {
            throw new IllegalArgumentException("rollback " + decided.id() + " pinned no waivers");
        }
        return waivers;
    }
}
