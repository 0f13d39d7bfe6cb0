/**
 * What {@code larder status} tells; entry type {@link dev.larder.cli.status.Status}.
 *
 * <p>Invariant: nothing here changes an environment; reports that somebody should read are copied out of it.
 */
@NullMarked
package dev.larder.cli.status;

import org.jspecify.annotations.NullMarked;
