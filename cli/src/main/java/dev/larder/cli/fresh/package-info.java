/**
 * What is begun: a project, a feed; entry type {@link dev.larder.cli.fresh.NewCommand}. No file that is there is ever overwritten.
 */
@NullMarked
package dev.larder.cli.fresh;

import org.jspecify.annotations.NullMarked;
