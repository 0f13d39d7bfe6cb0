/**
 * Periods of a feed and ranges of dates; entry type {@link dev.larder.core.period.DateRanges}. Ranges are half open: the end never belongs to them.
 */
@NullMarked
package dev.larder.core.period;

import org.jspecify.annotations.NullMarked;
