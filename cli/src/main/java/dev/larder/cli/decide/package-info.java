/**
 * The verbs by which people decide; entry type {@link dev.larder.cli.decide.Deciding}. A decision is in the lake before it is a cause of a run.
 */
@NullMarked
package dev.larder.cli.decide;

import org.jspecify.annotations.NullMarked;
