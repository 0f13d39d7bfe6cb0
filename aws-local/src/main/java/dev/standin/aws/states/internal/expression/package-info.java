/**
 * JSONata as Step Functions runs it: {@link dev.standin.aws.states.internal.expression.Template} is the entry.
 *
 * <p>Invariant: a value that leaves this package is JSON; undefined, a function or an infinite number never does.
 */
@NullMarked
package dev.standin.aws.states.internal.expression;

import org.jspecify.annotations.NullMarked;
