/**
 * What a person sees and what a script gets; entry types {@link dev.larder.cli.terminal.Console} and {@link
 * dev.larder.cli.terminal.ExitCode}. Nothing here knows an environment.
 */
@NullMarked
package dev.larder.cli.terminal;

import org.jspecify.annotations.NullMarked;
