package dev.larder.functions.step;

import dev.larder.core.engine.PurgeStatements;
import dev.larder.functions.Environment;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of the warehouse what no kept release names. How many of the newest releases are kept is the knob {@value #KEPT}; it is done once in
 * a tenth of as many releases, under the fence, before a run loads, and not by trials.
 */
record Purge(RunOrder order, Environment environment) {
    private static final String KEPT = "kept_releases";

    private static final int KEPT_BY_DEFAULT = 400;
    private static final int FEWEST = 2;
    private static final int MOST = 100_000;
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
        String wanted = order.knobs().getOrDefault(KEPT, String.valueOf(KEPT_BY_DEFAULT));
        return Math.clamp(Long.parseLong(wanted), FEWEST, MOST);
    }
}
