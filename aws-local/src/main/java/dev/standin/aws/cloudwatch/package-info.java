/**
 * Metrics and the alarms that watch them, by CloudWatch's rules; entry type {@link dev.standin.aws.cloudwatch.Alarms}.
 *
 * <p>Invariant: nothing here reads a clock; whoever counts or evaluates says when.
 */
@NullMarked
package dev.standin.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
