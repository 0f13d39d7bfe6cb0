/**
 * Files that a command drops for suppliers; entry type {@link dev.larder.cli.drop.DropRun}. They land as any other
 * file does.
 */
@NullMarked
package dev.larder.cli.drop;

import org.jspecify.annotations.NullMarked;
