/**
 * When files are due and which have come; entry type {@link dev.larder.core.calendar.FeedCalendar}. What a feed's calendar says follows from its contracts, its former state,
 * the deliveries since and the time, all of which are arguments.
 */
@NullMarked
package dev.larder.core.calendar;

import org.jspecify.annotations.NullMarked;
