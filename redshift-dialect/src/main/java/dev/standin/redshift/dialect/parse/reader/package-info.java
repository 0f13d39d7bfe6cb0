/**
 * What parsers read from; the entry type is {@link Tokens}.
 *
 * <p>Invariant: a token is taken once and in order, and the place of what was made of it is known.
 */
@NullMarked
package dev.standin.redshift.dialect.parse.reader;

import org.jspecify.annotations.NullMarked;
