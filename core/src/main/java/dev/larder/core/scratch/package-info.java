/**
 * Room for what does not fit into memory; entry type {@link dev.larder.core.scratch.ScratchSpace}. Nothing in it outlives the call that
 * asked for it.
 */
@NullMarked
package dev.larder.core.scratch;

import org.jspecify.annotations.NullMarked;
