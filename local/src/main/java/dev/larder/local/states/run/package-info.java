/**
 * Carries out definitions: {@link dev.larder.local.states.run.Run} is the entry.
 *
 * <p>Invariant: within one run only the thread that has the {@link dev.larder.local.states.run.Turn} works, so that the same
 * definition, input and answers give the same history.
 */
@NullMarked
package dev.larder.local.states.run;

import org.jspecify.annotations.NullMarked;
