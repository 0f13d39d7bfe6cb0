/**
 * Tasks that wait for their answer: {@link dev.standin.aws.states.internal.task.PendingTask} is the entry.
 *
 * <p>Invariant: of answer, timeout and missing heartbeat, only the first one counts.
 */
@NullMarked
package dev.standin.aws.states.internal.task;

import org.jspecify.annotations.NullMarked;
