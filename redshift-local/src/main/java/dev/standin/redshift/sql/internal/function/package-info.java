/**
 * The functions that may be called, a file for each kind; entry type {@link dev.standin.redshift.sql.internal.function.Functions}.
 *
 * <p>Invariant: a function without a rule here is refused by name.
 */
@NullMarked
package dev.standin.redshift.sql.internal.function;

import org.jspecify.annotations.NullMarked;
