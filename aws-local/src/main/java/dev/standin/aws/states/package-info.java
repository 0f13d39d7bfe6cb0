/**
 * Step Functions on one machine: {@link dev.standin.aws.states.service.StatesService} is the entry, the types here are its ports.
 *
 * <p>Invariant: time and functions are reached only through {@link dev.standin.aws.states.Ticks} and {@link
 * dev.standin.aws.states.FunctionInvoker}.
 */
@NullMarked
package dev.standin.aws.states;

import org.jspecify.annotations.NullMarked;
