package dev.larder.core.decision;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Hold;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decision, who took it, when and why.
 *
 * @param id the key without prefix and ending, {@code <person>/<moment>-<word>-<digits>}; empty for a hold that was written before decisions
 *     had keys of their own
 * @param person as the key says, never the content: each may write below its own name only; empty where nobody knows
 */
public record Decided(String id, String person, Instant at, String why, Decision what) {
    /** The order in which they count; of two of the same moment the one whose id is higher comes later. */
    public static final Comparator<Decided> IN_TIME =
            Comparator.comparing(Decided::at).thenComparing(Decided::id);

    /** As the lake keeps it: {@code decisions/<person>/<moment>-<word>-<digits>.json}. */
    @InFormat(Format.DECISION)
    public record Written(Instant at, String why, Decision decision) {}

    /** What this document, under this key, says. */
    public static Decided of(String key, Written written) {
        return new Decided(
                LakeLayout.decisionId(key),
                LakeLayout.personOfDecision(key),
                written.at(),
                written.why(),
                written.decision());
    }

    /** What a hold says that was written before decisions had keys of their own. */
    public static List<Decided> of(Hold hold) {
        Decided held = new Decided("", "", hold.at(), hold.why(), new Decision.PutOnHold(hold.delivery()));
        Hold.Lifted lifted = hold.lifted();
        return lifted == null
                ? List.of(held)
                : List.of(held, new Decided("", "", lifted.at(), lifted.why(), new Decision.LiftHold(hold.delivery())));
    }

    /** All of them in the order in which they count. */
    static List<Decided> inTime(Stream<Decided> all) {
        // A hold and its lifting of the same moment stay in the order of the document.
        return all.sorted(IN_TIME).toList();
    }
}
