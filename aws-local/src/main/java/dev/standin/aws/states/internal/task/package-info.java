/**
 * Tasks that wait for their answer: {@link dev.standin.aws.states.internal.task.PendingTask} is the entry.
 *
 * <p>Invariant: of answer, time-out and missing heartbeat the first one counts, and only that one.
 */
@NullMarked
package dev.standin.aws.states.internal.task;

import org.jspecify.annotations.NullMarked;
