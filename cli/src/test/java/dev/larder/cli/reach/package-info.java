/** One environment, reached by its folder and as if it were deployed; begin with {@link dev.larder.cli.reach.BothWaysTest}. */
@NullMarked
package dev.larder.cli.reach;

import org.jspecify.annotations.NullMarked;
