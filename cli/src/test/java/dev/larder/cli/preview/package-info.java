/** Tests of what shows a change before it is made. */
@NullMarked
package dev.larder.cli.preview;

import org.jspecify.annotations.NullMarked;
