/**
 * One account on this machine: {@link dev.standin.aws.local.LocalAws} is the entry, {@link dev.standin.aws.local.Stack} says what stands
 * in it, {@link dev.standin.aws.local.RunningEnvironment} finds one that another process runs.
 *
 * <p>Invariant: nothing is in it that the stack does not name, and only the owner may do what no permission allows.
 */
@NullMarked
package dev.standin.aws.local;

import org.jspecify.annotations.NullMarked;
