/** An environment in memory for the tests of handlers; entry type {@link dev.larder.functions.memory.MemoryPorts}. Nothing waits. */
@NullMarked
package dev.larder.functions.memory;

import org.jspecify.annotations.NullMarked;
