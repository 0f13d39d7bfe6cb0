/**
 * The engine's own words: DuckDB's spelling of texts and types, and the macros that give its operations Redshift's meaning; entry type
 * {@link dev.standin.redshift.sql.engine.Macros}.
 *
 * <p>Invariant: where DuckDB's answer would differ from Redshift's, a macro corrects or refuses it.
 */
@NullMarked
package dev.standin.redshift.sql.engine;

import org.jspecify.annotations.NullMarked;
