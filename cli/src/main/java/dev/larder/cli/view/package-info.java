/** Environments as commands see them that change nothing; entry type {@link dev.larder.cli.view.Viewed}. Nothing is started for a look. */
@NullMarked
package dev.larder.cli.view;

import org.jspecify.annotations.NullMarked;
