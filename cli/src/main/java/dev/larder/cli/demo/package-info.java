/**
 * The launch of a medicine, played as a story; entry type {@link dev.larder.cli.demo.DemoCommand}. No other command
 * needs it.
 */
@NullMarked
package dev.larder.cli.demo;

import org.jspecify.annotations.NullMarked;
