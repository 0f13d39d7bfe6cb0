/**
 * The formats of what one version of Larder writes and another reads; entry type {@link dev.larder.core.format.Format}. A number stands
 * here and nowhere else, and what has a higher one is refused.
 */
@NullMarked
package dev.larder.core.format;

import org.jspecify.annotations.NullMarked;
