/**
 * What is wrong with a delivery, in words a supplier can act on; entry type {@link dev.larder.core.delivery.problem.Problem}. A log keeps the first
 * problems of each type and counts the rest.
 */
@NullMarked
package dev.larder.core.delivery.problem;

import org.jspecify.annotations.NullMarked;
