/**
 * What an environment costs by AWS's list prices; entry type {@link dev.larder.core.cost.IdleCost}.
 *
 * <p>Invariant: every price has the page that says it and the day on which it was read, and nothing of a template is left out silently.
 */
@NullMarked
package dev.larder.core.cost;

import org.jspecify.annotations.NullMarked;
