/**
 * What a statement can see: relations, columns and names, and what is found wrong with it; entry type {@link dev.standin.redshift.sql.scope.Scope}.
 *
 * <p>Invariant: a name is resolved in one place, and one that is not known ends in an error or a finding, never in a guess.
 */
@NullMarked
package dev.standin.redshift.sql.scope;

import org.jspecify.annotations.NullMarked;
