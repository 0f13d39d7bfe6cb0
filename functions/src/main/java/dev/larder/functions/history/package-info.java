/**
 * The history of deliveries as the lake keeps it, so that a run costs nothing by what was delivered years ago; entry type {@link
 * dev.larder.functions.history.DeliveryHistory}. All of it can be made again from the delivery records, and says nothing that they do not.
 */
@NullMarked
package dev.larder.functions.history;

import org.jspecify.annotations.NullMarked;
