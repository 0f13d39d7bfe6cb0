/**
 * The types of columns and values; the entry type is {@link dev.standin.redshift.dialect.type.Type}.
 *
 * <p>Invariant: sizes are Redshift's, bytes for text and digits for decimals.
 */
@NullMarked
package dev.standin.redshift.dialect.type;

import org.jspecify.annotations.NullMarked;
