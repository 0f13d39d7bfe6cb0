/**
 * Files that a command drops for suppliers; entry type {@link dev.larder.cli.drop.DropRun}. They land like any other
 * file.
 */
@NullMarked
package dev.larder.cli.drop;

import org.jspecify.annotations.NullMarked;
