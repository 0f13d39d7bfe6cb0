/**
 * Files of any writing, read by the check and by readers of others; entry type {@link dev.larder.local.differential.DifferentialTest}. What the
 * check accepts, every reader that knows the writing reads alike, or the difference has a reason that was written down.
 */
@NullMarked
package dev.larder.local.differential;

import org.jspecify.annotations.NullMarked;
