/**
 * SQL as a sequence of tokens; entry type {@link dev.larder.core.sql.SqlText}. Nothing here knows grammar, and text that is not
 * meant to change never changes.
 */
@NullMarked
package dev.larder.core.sql;

import org.jspecify.annotations.NullMarked;
