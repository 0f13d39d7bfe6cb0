/**
 * Cuts a file's bytes into records and fields; entry type {@link dev.larder.core.delivery.internal.read.RecordScanner}. Every byte belongs to one record or to one
 * named fault.
 */
@NullMarked
package dev.larder.core.delivery.internal.read;

import org.jspecify.annotations.NullMarked;
