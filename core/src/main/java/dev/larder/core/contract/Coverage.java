package dev.larder.core.contract;

/** What a new delivery of a feed says, and so which periods it supersedes. */
public enum Coverage {
    /** Everything the supplier knows: supersedes every period, including those that vanished from it. */
    FULL,
    /** Everything between two dates: supersedes every period inside the window, present or not. */
    WINDOW,
    /** The periods it names: supersedes those. */
    PERIOD,
    /** New rows only: supersedes nothing. */
    APPEND
}
