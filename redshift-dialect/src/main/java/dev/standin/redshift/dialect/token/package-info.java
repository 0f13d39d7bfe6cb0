/**
 * A text as tokens; the entry type is {@link dev.standin.redshift.dialect.token.Lexer}.
 *
 * <p>Invariant: the tokens of a text, one after the other, are the text.
 */
@NullMarked
package dev.standin.redshift.dialect.token;

import org.jspecify.annotations.NullMarked;
