/**
 * Calendars of feeds in the lake; entry type {@link dev.larder.functions.calendar.Calendars}. A look costs a read for each feed that has one and a write for each that changes, however
 * much was ever delivered.
 */
@NullMarked
package dev.larder.functions.calendar;

import org.jspecify.annotations.NullMarked;
