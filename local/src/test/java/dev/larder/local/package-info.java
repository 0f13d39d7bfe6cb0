/** Tests of the assembled local AWS, with a small wiring and handlers of their own. */
@NullMarked
package dev.larder.local;

import org.jspecify.annotations.NullMarked;
