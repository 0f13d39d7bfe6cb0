/**
 * Contract documents that say only what differs from another; entry type {@link dev.larder.compiler.difference.WholeContracts}. A value that
 * comes from another document still knows where it stands.
 */
@NullMarked
package dev.larder.compiler.difference;

import org.jspecify.annotations.NullMarked;
