/**
 * Control totals; entry type {@link dev.larder.core.delivery.internal.total.ControlTotals}. Sums are exact: no value of a column is ever rounded.
 */
@NullMarked
package dev.larder.core.delivery.internal.total;

import org.jspecify.annotations.NullMarked;
