/** Periods as texts; entry type {@link dev.larder.core.period.PeriodTest}. Every case is a value. */
@NullMarked
package dev.larder.core.period;

import org.jspecify.annotations.NullMarked;
