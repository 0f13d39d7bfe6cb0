/**
 * Eight bytes as one number; entry type {@link dev.larder.core.delivery.internal.word.Words}. The first byte is always the lowest.
 */
@NullMarked
package dev.larder.core.delivery.internal.word;

import org.jspecify.annotations.NullMarked;
