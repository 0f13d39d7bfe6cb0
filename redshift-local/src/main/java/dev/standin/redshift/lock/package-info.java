/**
 * The locks that transactions hold on tables; entry type {@link dev.standin.redshift.lock.TransactionLocks}.
 *
 * <p>Invariant: a lock is given back when its transaction ends and not before, so whoever waits for it sees what that transaction
 * committed.
 */
@NullMarked
package dev.standin.redshift.lock;

import org.jspecify.annotations.NullMarked;
