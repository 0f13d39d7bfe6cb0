/**
 * Finds what blocks a run, so that the rest can be published; entry type {@link dev.larder.core.blame.Search}. It decides what is tried, and never
 * that something passes: every mapping that is published was built and tested as it is.
 */
@NullMarked
package dev.larder.core.blame;

import org.jspecify.annotations.NullMarked;
