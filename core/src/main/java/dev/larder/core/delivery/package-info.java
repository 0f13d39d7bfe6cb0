/**
 * One landed object version and what became of it; entry type {@link dev.larder.core.delivery.DeliveryRecord}. A record is written once and never changes.
 */
@NullMarked
package dev.larder.core.delivery;

import org.jspecify.annotations.NullMarked;
