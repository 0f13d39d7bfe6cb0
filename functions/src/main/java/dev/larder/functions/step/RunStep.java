package dev.larder.functions.step;

import dev.larder.functions.run.Progress;
import dev.larder.functions.statement.Statements;

/** A step of a run that consists of statements. */
@FunctionalInterface
interface RunStep {
    /** Goes on with the step: done, running while the warehouse is still working, or blocked. */
    Progress proceed(Statements statements);
}
