/**
 * The environment that a command works on; entry type {@link dev.larder.cli.environment.LocalEnvironment}. It finds
 * one that runs, or starts its own for as long as the command takes.
 */
@NullMarked
package dev.larder.cli.environment;

import org.jspecify.annotations.NullMarked;
