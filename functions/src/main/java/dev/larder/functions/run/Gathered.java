package dev.larder.functions.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code start-run} remembers of batching windows, and of the runs that it began. It decides nothing but when a run begins; lost, it costs a poke
 * and a look more.
 *
 * @param taken causes that came no later than this moment have had their run, or were found to need none
 * @param promised a delayed poke comes then
 * @param begun name of the execution that was begun last; null if none is known
 * @param causes digest of what was pending when it was begun; null if none is known
 * @param settled how many runs before it were begun for the same and came to an end without having failed; null for none
 */
@InFormat(Format.MARK)
public record Gathered(
        Instant taken,
        Instant promised,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String begun,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String causes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer settled) {
    /** Nothing is remembered. */
    public static final Gathered NOTHING = new Gathered(Instant.EPOCH, Instant.EPOCH, null, null, null);

    /** The same with a later look. */
    Gathered taking(Instant later) {
        return new Gathered(later, promised, begun, causes, settled);
    }

    /** The same with a poke to come. */
    Gathered promising(Instant poke) {
        return new Gathered(taken, poke, begun, causes, settled);
    }

    /** The same with another run. */
    Gathered beginning(String run, String digest, int before) {
        return new Gathered(taken, promised, run, digest, before == 0 ? null : before);
    }
}
