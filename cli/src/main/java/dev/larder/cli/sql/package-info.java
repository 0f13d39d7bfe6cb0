/**
 * Reading the warehouse in Redshift's SQL: {@code larder query} and {@code larder sql}. Begin with {@link dev.larder.cli.sql.Session}.
 * Nothing here changes what the warehouse holds: {@link dev.larder.cli.sql.Reading} sends only what reads.
 */
@NullMarked
package dev.larder.cli.sql;

import org.jspecify.annotations.NullMarked;
