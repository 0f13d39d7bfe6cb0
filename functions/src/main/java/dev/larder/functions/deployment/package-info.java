/**
 * Makes an environment ready for its first run; entry type {@link dev.larder.functions.deployment.SetUp}. Repeated, it
 * changes nothing.
 */
@NullMarked
package dev.larder.functions.deployment;

import org.jspecify.annotations.NullMarked;
