/**
 * What people decide, and what follows from all of it; entry type {@link dev.larder.core.decision.Decisions}. A decision is written once and
 * never changed: another one takes it back.
 */
@NullMarked
package dev.larder.core.decision;

import org.jspecify.annotations.NullMarked;
