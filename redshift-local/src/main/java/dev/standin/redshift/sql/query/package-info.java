/**
 * Queries, bound: FROM, SELECT, GROUP BY, set operations; entry type {@link dev.standin.redshift.sql.query.QueryBinder}.
 */
@NullMarked
package dev.standin.redshift.sql.query;

import org.jspecify.annotations.NullMarked;
