/**
 * The environment of a branch as a CloudFormation stack; entry type {@link dev.larder.infra.EnvironmentStack}.
 *
 * <p>Invariant: what a function may do is exactly what {@link dev.larder.core.wiring.LarderWiring} grants it, and its own
 * log group.
 */
@NullMarked
package dev.larder.infra;

import org.jspecify.annotations.NullMarked;
