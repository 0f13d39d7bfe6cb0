/** Tests of what follows from decisions; entry type {@link dev.larder.core.decision.DecisionsTest}. */
@NullMarked
package dev.larder.core.decision;

import org.jspecify.annotations.NullMarked;
