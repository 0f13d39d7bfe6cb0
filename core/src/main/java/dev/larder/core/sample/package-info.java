/**
 * What a supplier's file is like, found by reading it; entry type {@link dev.larder.core.sample.SampleReader}. Everything here is a guess
 * from what was seen, in memory that does not grow with the file.
 */
@NullMarked
package dev.larder.core.sample;

import org.jspecify.annotations.NullMarked;
