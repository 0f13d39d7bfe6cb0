/**
 * One environment of Larder on this machine: {@link dev.larder.local.LocalLarder} is the entry, {@link dev.larder.local.EngineBinder}
 * binds a project's SQL for the compiler.
 *
 * <p>Invariant: nothing is deployed that the wiring does not declare, and nobody but the owner may do what it does not grant.
 */
@NullMarked
package dev.larder.local;

import org.jspecify.annotations.NullMarked;
