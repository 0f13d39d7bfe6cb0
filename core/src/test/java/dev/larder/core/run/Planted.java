package dev.larder.core.run;

/** A mistake made on purpose, to see that the oracle finds it. */
enum Planted {
    NOTHING,
    /** Every delivery supersedes the periods it carries and no other. */
    VANISHED_PERIODS_KEPT,
    /** What is gone from a table does not make its readers dirty. */
    ONLY_THE_NEW_IMAGE_DIRTIES,
    /** A changed key is looked for in the live fact instead of in the input that drives it. */
    KEYS_LOOKED_UP_THROUGH_LIVE_ROWS
}
