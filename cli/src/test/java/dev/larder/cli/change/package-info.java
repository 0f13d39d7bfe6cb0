/**
 * What becomes of an environment whose project is sparse, or changes; entry type {@link dev.larder.cli.change.Shop}. Every test goes
 * through the command, with a project of its own.
 */
@NullMarked
package dev.larder.cli.change;

import org.jspecify.annotations.NullMarked;
