/**
 * What a statement says: {@link dev.standin.redshift.dialect.tree.Query} and {@link dev.standin.redshift.dialect.tree.Expression}.
 *
 * <p>Invariant: records without behaviour of their own; where they stand in the text is kept beside them, in
 * {@link dev.standin.redshift.dialect.tree.Places}.
 */
@NullMarked
package dev.standin.redshift.dialect.tree;

import org.jspecify.annotations.NullMarked;
