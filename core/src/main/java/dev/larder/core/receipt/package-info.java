/**
 * What a supplier is told about a delivery; entry type {@link dev.larder.core.receipt.Receipt}. A receipt follows from the delivery's
 * record alone, so that it can be written again.
 */
@NullMarked
package dev.larder.core.receipt;

import org.jspecify.annotations.NullMarked;
