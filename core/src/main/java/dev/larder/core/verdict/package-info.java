/**
 * Judges what the selects of data tests gave; entry type {@link dev.larder.core.verdict.TestFinding}. A verdict follows from the rows, the
 * test and what was accepted alone, so a step that is repeated judges the same.
 */
@NullMarked
package dev.larder.core.verdict;

import org.jspecify.annotations.NullMarked;
