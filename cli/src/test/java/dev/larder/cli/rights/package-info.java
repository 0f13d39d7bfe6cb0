/**
 * What each SQL privilege is for; begin with {@link dev.larder.cli.rights.SqlPrivilegesTest}. One environment, in which each is taken away and
 * given back.
 */
@NullMarked
package dev.larder.cli.rights;

import org.jspecify.annotations.NullMarked;
