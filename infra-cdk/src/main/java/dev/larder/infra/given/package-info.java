/**
 * What a stack is given: options of the command line, and what its base says; entry type {@link dev.larder.infra.given.Context}.
 *
 * <p>Invariant: nothing here makes a resource.
 */
@NullMarked
package dev.larder.infra.given;

import org.jspecify.annotations.NullMarked;
