/**
 * COPY and UNLOAD; the entry types are {@link CopyParser} and {@link UnloadParser}.
 *
 * <p>Invariant: an option that is not named here is refused, and two that exclude each other are an error.
 */
@NullMarked
package dev.standin.redshift.dialect.parse.copy;

import org.jspecify.annotations.NullMarked;
