/**
 * Feeds whose deliveries belong together; entry type {@link dev.larder.core.set.FeedSet}. An instance of a set is closed once, and a closed one
 * never waits again.
 */
@NullMarked
package dev.larder.core.set;

import org.jspecify.annotations.NullMarked;
