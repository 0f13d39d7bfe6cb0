/**
 * The system catalogue: what tables, columns and users are told of by the views of Redshift's documentation; the entry type is
 * {@link SystemViews}.
 *
 * <p>Invariant: a view has the columns of its page; one that cannot be answered truthfully is there and refused by name.
 */
@NullMarked
package dev.standin.redshift.catalog;

import org.jspecify.annotations.NullMarked;
