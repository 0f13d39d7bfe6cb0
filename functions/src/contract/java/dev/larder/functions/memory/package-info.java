/**
 * An environment in memory for tests of {@code functions}, {@code local} and {@code cli}; entry type {@link dev.larder.functions.memory.MemoryPorts}. Nothing
 * waits.
 */
@NullMarked
package dev.larder.functions.memory;

import org.jspecify.annotations.NullMarked;
