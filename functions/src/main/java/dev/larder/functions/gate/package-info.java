/**
 * The data tests of a run; entry type {@link dev.larder.functions.gate.TestData}. A test judges the candidate, never
 * what analysts read.
 */
@NullMarked
package dev.larder.functions.gate;

import org.jspecify.annotations.NullMarked;
