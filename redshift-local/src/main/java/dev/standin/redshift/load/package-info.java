/**
 * COPY; the entry type is {@link Copy}.
 *
 * <p>Invariant: a file is loaded completely or the statement fails with file, line, column and value.
 */
@NullMarked
package dev.standin.redshift.load;

import org.jspecify.annotations.NullMarked;
