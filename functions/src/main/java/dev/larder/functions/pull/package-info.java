/**
 * Files that a connector of AWS Transfer Family fetches from a supplier's server: {@link dev.larder.functions.pull.PlanPull}.
 *
 * <p>Invariant: a file lands by one copy when all of it is there, and before it is remembered.
 */
@NullMarked
package dev.larder.functions.pull;

import org.jspecify.annotations.NullMarked;
