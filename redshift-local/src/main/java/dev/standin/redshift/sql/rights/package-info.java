/**
 * Who may do what; the entry type is {@link Rights}.
 *
 * <p>Invariant: what nobody granted is denied, to all but superusers and the owner of an object.
 */
@NullMarked
package dev.standin.redshift.sql.rights;

import org.jspecify.annotations.NullMarked;
