/**
 * Kills the process that runs an environment at a durable write and goes on with a new one; {@link
 * dev.larder.cli.crash.CrashTest} is the entry.
 */
@NullMarked
package dev.larder.cli.crash;

import org.jspecify.annotations.NullMarked;
