/**
 * A release that is made again from what it was made of; entry type {@link dev.larder.cli.restore.Restoring}. Nothing of the environment that it comes
 * from is changed.
 */
@NullMarked
package dev.larder.cli.restore;

import org.jspecify.annotations.NullMarked;
