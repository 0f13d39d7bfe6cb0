/** Tests of bundles; {@link dev.larder.core.bundle.Archives} makes those that no honest program would. */
@NullMarked
package dev.larder.core.bundle;

import org.jspecify.annotations.NullMarked;
