/** Decisions with their effect; entry type {@link dev.larder.cli.decide.DecidedStarTest}. */
@NullMarked
package dev.larder.cli.decide;

import org.jspecify.annotations.NullMarked;
