/**
 * SQL as a sequence of tokens; entry type {@link dev.larder.compiler.internal.sql.SqlText}. Nothing here knows grammar, and text that is not
 * meant to change never changes.
 */
@NullMarked
package dev.larder.compiler.internal.sql;

import org.jspecify.annotations.NullMarked;
