/**
 * Deliveries that wait for others of their set; entry type {@link dev.larder.functions.set.Sets}. A delivery that waits is no cause of a run, and
 * an instance is closed by one conditional put, before anything is a cause.
 */
@NullMarked
package dev.larder.functions.set;

import org.jspecify.annotations.NullMarked;
