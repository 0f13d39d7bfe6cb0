/**
 * What a run reads and writes: its order, its diff, how it ended, and the release it makes; entry type
 * {@link dev.larder.functions.run.RunOrder}. A document of a run is written by one step, and only read by those after
 * it.
 */
@NullMarked
package dev.larder.functions.run;

import org.jspecify.annotations.NullMarked;
