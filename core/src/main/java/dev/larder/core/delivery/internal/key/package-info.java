/**
 * Keys that repeat within a file, found in memory that does not grow with it; entry type
 * {@link dev.larder.core.delivery.internal.key.DuplicateKeys}. A repeated key is never missed: equal keys have equal fingerprints.
 */
@NullMarked
package dev.larder.core.delivery.internal.key;

import org.jspecify.annotations.NullMarked;
