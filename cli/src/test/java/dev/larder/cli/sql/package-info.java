/** Tests of the command as people call it; entry type {@link dev.larder.cli.Typed}. None of them reaches behind the command. */
@NullMarked
package dev.larder.cli.sql;

import org.jspecify.annotations.NullMarked;
