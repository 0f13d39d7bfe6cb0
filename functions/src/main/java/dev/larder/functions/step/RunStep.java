package dev.larder.functions.step;

import dev.larder.functions.statement.Statements;

/** A step of a run that consists of statements. */
@FunctionalInterface
interface RunStep {
    /** Goes on with the step. True when it is done; false when the warehouse is still working. */
    boolean proceed(Statements statements);
}
