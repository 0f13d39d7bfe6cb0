/**
 * What every adapter behind a port of the functions must do; entry type {@link dev.larder.functions.contract.ObjectStoreContract}. The
 * adapters in memory pass it in {@code functions}, those of AWS in {@code local}: handlers that are proved on one work with the other.
 */
@NullMarked
package dev.larder.functions.contract;

import org.jspecify.annotations.NullMarked;
