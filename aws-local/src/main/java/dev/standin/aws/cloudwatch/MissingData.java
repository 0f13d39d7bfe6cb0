package dev.standin.aws.cloudwatch;

/** What an alarm makes of periods in which nothing was measured. */
public enum MissingData {
    /** They are left out; where nothing else is there, the state is {@link State#INSUFFICIENT_DATA}. */
    MISSING,
    /** The state stays what it is. */
    IGNORE,
    /** They count as breaching. */
    BREACHING,
    /** They count as well within the threshold. */
    NOT_BREACHING
}
