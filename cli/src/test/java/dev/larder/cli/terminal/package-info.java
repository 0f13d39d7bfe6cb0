/** How texts and tables look on a terminal. */
@NullMarked
package dev.larder.cli.terminal;

import org.jspecify.annotations.NullMarked;
