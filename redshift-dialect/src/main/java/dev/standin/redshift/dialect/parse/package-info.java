/**
 * Tokens as trees; the entry type is {@link dev.standin.redshift.dialect.parse.Tokens}.
 *
 * <p>Invariant: what is read is in the tree, and what the tree cannot hold is refused with its place.
 */
@NullMarked
package dev.standin.redshift.dialect.parse;

import org.jspecify.annotations.NullMarked;
