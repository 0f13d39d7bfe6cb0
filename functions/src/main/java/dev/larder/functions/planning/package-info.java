/**
 * Starts runs and plans them; entry type {@link dev.larder.functions.planning.PlanRun}. What a run does is decided
 * once, under the fence, and read by every later step.
 */
@NullMarked
package dev.larder.functions.planning;

import org.jspecify.annotations.NullMarked;
