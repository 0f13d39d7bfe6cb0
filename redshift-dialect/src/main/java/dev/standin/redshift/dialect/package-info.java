/**
 * Redshift's SQL as it is written, and nothing else: no table, no engine. The way through is {@code token} (characters to tokens),
 * {@code parse} (tokens to trees), {@code tree} and {@code type}; {@link dev.standin.redshift.dialect.Objection} is how each of them says no.
 *
 * <p>Invariant: the grammar is closed. A word, a clause or a type that is not named here ends in an {@code Objection}; that is why the grammar
 * is our own and not a library's: a tolerant parser hands over a tree with dozens of optional fields, and one that nobody looks at is a clause
 * silently ignored.
 */
@NullMarked
package dev.standin.redshift.dialect;

import org.jspecify.annotations.NullMarked;
