/**
 * Carries out definitions: {@link dev.standin.aws.states.run.Run} is the entry.
 *
 * <p>Invariant: within one run only the thread that has the {@link dev.standin.aws.states.run.Turn} works, so that the same
 * definition, input and answers give the same history.
 */
@NullMarked
package dev.standin.aws.states.run;

import org.jspecify.annotations.NullMarked;

