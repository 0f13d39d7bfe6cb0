/**
 * Finds what blocks a run, so that the rest is published; entry type {@link dev.larder.functions.blame.FindCulprit}. A trial holds the fence under a name
 * of its own, so nothing that an earlier one sends can write any more.
 */
@NullMarked
package dev.larder.functions.blame;

import org.jspecify.annotations.NullMarked;
