/**
 * Expressions, bound: operators, casts, literals and comparisons with their Redshift types; entry type {@link dev.standin.redshift.sql.internal.expression.Binder}.
 *
 * <p>Expressions, functions and queries are written in terms of each other, as is the grammar; so these three packages see each other.
 */
@NullMarked
package dev.standin.redshift.sql.internal.expression;

import org.jspecify.annotations.NullMarked;
