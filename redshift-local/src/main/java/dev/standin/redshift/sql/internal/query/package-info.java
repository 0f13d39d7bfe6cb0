/**
 * Queries, bound: FROM, SELECT, GROUP BY, set operations; entry type {@link dev.standin.redshift.sql.internal.query.QueryBinder}.
 */
@NullMarked
package dev.standin.redshift.sql.internal.query;

import org.jspecify.annotations.NullMarked;
