/**
 * Metric math; entry type {@link dev.standin.aws.cloudwatch.math.Expression}.
 *
 * <p>Invariant: what is not known here is refused by name, never computed otherwise than CloudWatch does.
 */
@NullMarked
package dev.standin.aws.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
