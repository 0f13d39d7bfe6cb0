/**
 * The grants of the wiring against what the functions ask for; entry type {@link dev.larder.cli.grants.GrantsTest}. Nothing is
 * allowed here that is not allowed on AWS.
 */
@NullMarked
package dev.larder.cli.grants;

import org.jspecify.annotations.NullMarked;
