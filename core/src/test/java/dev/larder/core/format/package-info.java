/** What is written and read with its format; entry type {@link dev.larder.core.format.StampedTest}. */
@NullMarked
package dev.larder.core.format;

import org.jspecify.annotations.NullMarked;
