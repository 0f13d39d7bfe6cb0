/**
 * Redshift on a laptop; the entry types are {@link Warehouse} and, for the Data API, {@code data.RedshiftData}.
 *
 * <p>Invariant: a statement behaves as on Redshift or fails with a message that names what is not supported.
 */
@NullMarked
package dev.standin.redshift;

import org.jspecify.annotations.NullMarked;
