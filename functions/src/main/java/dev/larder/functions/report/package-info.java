/**
 * Ends a run and tells people how it ended; entry type {@link dev.larder.functions.report.WriteReport}. A report is
 * written from the run's documents alone, so writing it again gives the same.
 */
@NullMarked
package dev.larder.functions.report;

import org.jspecify.annotations.NullMarked;
