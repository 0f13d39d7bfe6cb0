/**
 * What a run is, what it must rebuild and what it leaves behind; entry type {@link dev.larder.core.run.DirtyPeriods}. What is
 * changed is always measured against the live release, never against the last run.
 */
@NullMarked
package dev.larder.core.run;

import org.jspecify.annotations.NullMarked;
