/** Tests of what is suggested, on real and made deliveries. */
@NullMarked
package dev.larder.cli.suggest;

import org.jspecify.annotations.NullMarked;
