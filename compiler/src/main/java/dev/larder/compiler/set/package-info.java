/**
 * Which feeds belong together; entry type {@link dev.larder.compiler.set.SetsReader}. Whatever is wrong with {@code sets.yaml} is a problem
 * with a place, and no set that is partly wrong is in the plan.
 */
@NullMarked
package dev.larder.compiler.set;

import org.jspecify.annotations.NullMarked;
