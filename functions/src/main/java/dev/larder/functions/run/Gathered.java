package dev.larder.functions.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.time.Instant;

/**
 * What {@code start-run} remembers of batching windows. It decides nothing but when a run begins; lost, it costs a poke and a look more.
 *
 * @param taken causes that came no later than this moment have had their run, or were found to need none
 * @param promised a delayed poke comes then
 */
@InFormat(Format.MARK)
public record Gathered(Instant taken, Instant promised) {
    /** Nothing is remembered. */
    public static final Gathered NOTHING = new Gathered(Instant.EPOCH, Instant.EPOCH);
}
