/**
 * Files with damaged records, and whether a check names these and no others; entry type {@link dev.larder.core.pollution.PollutionTest}. What is
 * damaged is decided by who damages, never by looking at what the check says.
 */
@NullMarked
package dev.larder.core.pollution;

import org.jspecify.annotations.NullMarked;
