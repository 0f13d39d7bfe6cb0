package dev.larder.functions.step;

import dev.larder.core.engine.PurgeStatements;
import dev.larder.core.run.EngineKnob;
import dev.larder.functions.Environment;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of the warehouse what no kept release names. How many of the newest releases are kept is a knob ({@link EngineKnob#KEPT_RELEASES}); it is done once in
 * a tenth of as many releases, under the fence, before a run loads, and not by trials.
 */
record Purge(RunOrder order, Environment environment) {
    private static final int SHARE = 10;

    /** False while the warehouse is still working. */
    boolean proceed(Statements statements) {
        if (order.trial() != null || !isDue()) {
            return true;
        }
        if (!statements.execute(PurgeStatements.forget(order.run(), oldest()))) {
            return false;
        }
        Optional<Set<String>> unnamed =
                statements.read(PurgeStatements.unnamed(oldest())).map(rows -> rows.texts());
        return unnamed.isPresent()
                && (unnamed.get().isEmpty()
                        || statements.execute(
                                PurgeStatements.rows(order.run(), environment.plan(order.plan()), unnamed.get())));
    }

    private boolean isDue() {
        return oldest() > 1 && oldest() % Math.max(1, kept() / SHARE) == 0;
    }

    /** The number of the oldest release that is kept, the live one among them. */
    private int oldest() {
        return order.compared() - kept() + 1;
    }

    private int kept() {
        return EngineKnob.KEPT_RELEASES.value(order.knobs());
    }
}
