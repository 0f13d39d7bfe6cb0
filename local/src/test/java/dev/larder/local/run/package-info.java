/** Whole runs on an engine; entry type {@link dev.larder.local.run.ReleaseTest}. */
@NullMarked
package dev.larder.local.run;

import org.jspecify.annotations.NullMarked;
