/**
 * Sends the statements of a step of a run; entry type {@link dev.larder.functions.statement.Statements}. A batch that
 * has committed is never sent again, whatever is retried.
 */
@NullMarked
package dev.larder.functions.statement;

import org.jspecify.annotations.NullMarked;
