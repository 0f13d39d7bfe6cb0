/**
 * What the base does for environments; entry type {@link dev.larder.functions.base.DatabaseProvider}. No identifier in a statement comes
 * from a request: each is built here from a slug that was checked.
 */
@NullMarked
package dev.larder.functions.base;

import org.jspecify.annotations.NullMarked;
