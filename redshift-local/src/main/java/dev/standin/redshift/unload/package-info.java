/**
 * UNLOAD; the entry type is {@link Unload}.
 *
 * <p>Invariant: nothing is written to S3 before all rows have been read.
 */
@NullMarked
package dev.standin.redshift.unload;

import org.jspecify.annotations.NullMarked;
