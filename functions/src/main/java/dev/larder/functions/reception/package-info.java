/**
 * Answers what suppliers drop; entry type {@link dev.larder.functions.reception.ReceiveDelivery}. A delivery's record
 * is written before its receipt, and the receipt before the poke.
 */
@NullMarked
package dev.larder.functions.reception;

import org.jspecify.annotations.NullMarked;
