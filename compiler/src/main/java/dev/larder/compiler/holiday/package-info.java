/**
 * Lists of holidays that contracts name; entry type {@link dev.larder.compiler.holiday.HolidayLists}. A list is read once, whoever names it.
 */
@NullMarked
package dev.larder.compiler.holiday;

import org.jspecify.annotations.NullMarked;
