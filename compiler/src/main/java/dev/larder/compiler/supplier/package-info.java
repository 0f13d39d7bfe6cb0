/**
 * How suppliers bring their files, as a project declares it: {@link dev.larder.compiler.supplier.SuppliersReader}.
 *
 * <p>Invariant: nothing here is part of the plan, and no secret stands in a project.
 */
@NullMarked
package dev.larder.compiler.supplier;

import org.jspecify.annotations.NullMarked;
