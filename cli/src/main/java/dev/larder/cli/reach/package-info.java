/**
 * Reaching the environment that a command works on, on this machine or on AWS; entry type {@link
 * dev.larder.cli.reach.EnvironmentOption}. No command asks afterwards which of the two it is.
 */
@NullMarked
package dev.larder.cli.reach;

import org.jspecify.annotations.NullMarked;
