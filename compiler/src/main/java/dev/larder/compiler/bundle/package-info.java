/**
 * Reads which archives suppliers send; entry type {@link dev.larder.compiler.bundle.BundlesReader}. A bundle names feeds, and no contract names
 * a bundle.
 */
@NullMarked
package dev.larder.compiler.bundle;

import org.jspecify.annotations.NullMarked;
