/**
 * The compiled project; entry type {@link dev.larder.core.plan.Plan}. A plan holds no path and no environment: its hash is its content.
 */
@NullMarked
package dev.larder.core.plan;

import org.jspecify.annotations.NullMarked;
