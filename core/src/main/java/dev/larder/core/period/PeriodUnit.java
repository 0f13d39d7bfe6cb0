package dev.larder.core.period;

/** How long a feed's periods are; {@code NONE} means that the feed has one undated period. */
public enum PeriodUnit {
    NONE,
    DAY,
    MONTH,
    YEAR
}
