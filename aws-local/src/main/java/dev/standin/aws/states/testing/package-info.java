/**
 * For tests of a state machine: {@link dev.standin.aws.states.testing.FakeTicks} is a clock that a test moves, {@link
 * dev.standin.aws.states.testing.FakeFunctions} are functions that a test writes. Nothing here waits.
 */
@NullMarked
package dev.standin.aws.states.testing;

import org.jspecify.annotations.NullMarked;
