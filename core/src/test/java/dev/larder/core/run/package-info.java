/**
 * The rules of a run against a small world in memory; entry type {@link dev.larder.core.run.IncrementalOracleTest}. The oracle
 * shares no rule with what it judges: it replays rows, not mappings.
 */
@NullMarked
package dev.larder.core.run;

import org.jspecify.annotations.NullMarked;
