/**
 * Environments that time passes over, and that are deployed while they work; begin with {@link dev.larder.cli.passing.Workshop}. What
 * is tested here runs through the handlers and the local AWS, with a clock that a test moves.
 */
@NullMarked
package dev.larder.cli.passing;

import org.jspecify.annotations.NullMarked;
