/**
 * Drafts data tests from what an environment has accepted; entry type {@link dev.larder.cli.suggest.SuggestCommand}. Nothing here changes the
 * environment.
 */
@NullMarked
package dev.larder.cli.suggest;

import org.jspecify.annotations.NullMarked;
