/**
 * What tells an operator that something is wrong; entry type {@link dev.larder.infra.watch.Alarms}.
 *
 * <p>Invariant: every alarm tells the topic, and its text says what, since when, what follows, what to do and where that is described.
 */
@NullMarked
package dev.larder.infra.watch;

import org.jspecify.annotations.NullMarked;
