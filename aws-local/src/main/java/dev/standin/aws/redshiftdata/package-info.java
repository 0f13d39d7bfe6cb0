/**
 * The Redshift Data API; the entry type is {@link RedshiftData}.
 *
 * <p>Invariant: a statement is FINISHED if and only if its transaction was committed, even if the process ends between
 * the two: the transaction itself holds a row that says so.
 */
@NullMarked
package dev.standin.aws.redshiftdata;

import org.jspecify.annotations.NullMarked;
