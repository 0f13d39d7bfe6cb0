/**
 * Tasks that wait for their answer: {@link dev.standin.aws.states.task.PendingTask} is the entry.
 *
 * <p>Invariant: of answer, time-out and missing heartbeat the first one counts, and only that one.
 */
@NullMarked
package dev.standin.aws.states.task;

import org.jspecify.annotations.NullMarked;
