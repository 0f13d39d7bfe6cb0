/**
 * Carries out definitions: {@link dev.standin.aws.states.internal.run.Run} is the entry.
 *
 * <p>Invariant: within one run, only the thread that has the {@link dev.standin.aws.states.internal.run.Turn} works, so that the
 * same definition, input and answers give the same history.
 */
@NullMarked
package dev.standin.aws.states.internal.run;

import org.jspecify.annotations.NullMarked;
