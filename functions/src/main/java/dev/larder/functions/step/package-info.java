/**
 * The steps of a run that consist of statements; entry type {@link dev.larder.functions.step.RunStatements}. A step
 * goes on where its journal ends and waits no longer than a function may take.
 */
@NullMarked
package dev.larder.functions.step;

import org.jspecify.annotations.NullMarked;
