/**
 * Redshift SQL as typed text for DuckDB; the entry type is {@link Translator}.
 *
 * <p>Invariant: the grammar is closed. A word, clause, type, function or cast that no class here names cannot reach
 * DuckDB: it ends in a {@link Refusal}. That is why the grammar is our own and not a library's: a tolerant parser hands
 * over a tree with dozens of optional fields, and one that nobody looks at is a clause silently ignored.
 */
@NullMarked
package dev.standin.redshift.sql;

import org.jspecify.annotations.NullMarked;
