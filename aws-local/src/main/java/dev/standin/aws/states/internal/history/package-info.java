/**
 * What happened in an execution: {@link dev.standin.aws.states.internal.history.History} is the entry.
 *
 * <p>Invariant: an event is never changed, and is on the disk before anybody can read it.
 */
@NullMarked
package dev.standin.aws.states.internal.history;

import org.jspecify.annotations.NullMarked;
