/**
 * Cuts a file's bytes into records and fields; entry type {@link dev.larder.core.delivery.read.RecordScanner}. Every byte belongs to one record or to one
 * named fault.
 */
@NullMarked
package dev.larder.core.delivery.read;

import org.jspecify.annotations.NullMarked;
