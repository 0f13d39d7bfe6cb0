package dev.standin.redshift.dialect.tree;

/** Which rows of two sources a join keeps. */
public enum JoinKind {
    /** Those that match. */
    INNER,
    /** Those that match, and all others of the left side. */
    LEFT,
    /** Those that match, and all others of the right side. */
    RIGHT,
    /** Those that match, and all others. */
    FULL,
    /** Each with each. */
    CROSS
}
