/**
 * Step Functions on one machine: {@link dev.larder.local.states.service.StatesService} is the entry, the types here are its ports.
 *
 * <p>Invariant: time and functions are reached through {@link dev.larder.local.states.Ticks} and {@link
 * dev.larder.local.states.FunctionInvoker} only.
 */
@NullMarked
package dev.larder.local.states;

import org.jspecify.annotations.NullMarked;
