/**
 * How a zip archive is read; entry type {@link dev.larder.core.bundle.internal.ZipDirectory}. What an archive says of itself is held against what
 * is in it.
 */
@NullMarked
package dev.larder.core.bundle.internal;

import org.jspecify.annotations.NullMarked;
