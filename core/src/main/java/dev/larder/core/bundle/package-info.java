/**
 * Zip archives whose members are deliveries; entry type {@link dev.larder.core.bundle.Bundle}. An archive's directory is judged before any
 * member is read, and no name in it ever becomes a path.
 */
@NullMarked
package dev.larder.core.bundle;

import org.jspecify.annotations.NullMarked;
