package dev.standin.redshift.lock;

/**
 * How a transaction holds a table, from the weakest to the strongest; each keeps off whatever a weaker one keeps off. Sources: re:Post
 * Knowledge Center, "How do I find and release locks in Amazon Redshift?"; c_write_readwrite.html, which says that under snapshot
 * isolation INSERT and COPY share their lock.
 */
enum LockMode {
    /** AccessShareLock: SELECT, and whatever else reads. */
    READ,
    /** Of INSERT and COPY. */
    APPEND,
    /** ShareRowExclusiveLock: UPDATE and DELETE. */
    CHANGE,
    /** AccessExclusiveLock: DDL, TRUNCATE and LOCK. */
    EXCLUSIVE;

    /** Whether two transactions may not hold one table so at the same time. */
    boolean conflicts(LockMode other) {
        LockMode weaker = compareTo(other) < 0 ? this : other;
        LockMode stronger = weaker == this ? other : this;
        return switch (stronger) {
            case READ, APPEND -> false;
            case CHANGE -> weaker != READ;
            case EXCLUSIVE -> true;
        };
    }

    /** Whether who holds a table so needs nothing more for the other mode. */
    boolean covers(LockMode other) {
        return compareTo(other) >= 0;
    }
}
