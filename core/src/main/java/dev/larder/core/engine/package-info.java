/**
 * Generates the SQL of a run from a plan; entry type {@link dev.larder.core.engine.Batch}. Nothing here runs a statement, and text that
 * an author wrote is never changed except for schema names.
 */
@NullMarked
package dev.larder.core.engine;

import org.jspecify.annotations.NullMarked;
