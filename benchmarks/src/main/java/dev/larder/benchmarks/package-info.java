/**
 * What Larder costs, beside what the work costs by itself. Begin with {@link dev.larder.benchmarks.FullRun}.
 *
 * <p>Both sides do the same work: a comparison whose two sides end in different rows fails and prints no figure.
 */
@NullMarked
package dev.larder.benchmarks;

import org.jspecify.annotations.NullMarked;
