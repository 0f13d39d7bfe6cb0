/** A release is made again in a new environment; entry type {@link dev.larder.cli.restore.RestoreCommandTest}. What it comes from stays as it is. */
@NullMarked
package dev.larder.cli.restore;

import org.jspecify.annotations.NullMarked;
