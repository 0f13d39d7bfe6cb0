/**
 * What COPY makes of the bytes of one field; the entry type is {@link Field}.
 *
 * <p>Invariant: a field becomes the value that the pages name, or is {@link Rejected} with the reason.
 */
@NullMarked
package dev.standin.redshift.load.field;

import org.jspecify.annotations.NullMarked;
