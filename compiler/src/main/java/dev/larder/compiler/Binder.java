package dev.larder.compiler;

import dev.larder.core.plan.TableColumn;
import java.util.List;

/** An empty warehouse against which a project's SQL is bound: it speaks Redshift's SQL and refuses what Redshift refuses. */
public interface Binder {
    /** Runs DDL; throws {@link BindFailure} when it is refused. */
    void execute(String sql) throws BindFailure;

    /** Columns of a select, without running it; throws {@link BindFailure} when it does not bind. */
    List<TableColumn> columns(String select) throws BindFailure;

    /** The syntax tree of a select as JSON text, without positions: equal trees mean the same query. */
    String tree(String select) throws BindFailure;

    /** The engine's refusal: one sentence, with line and column in the given text where it knows them. */
    final class BindFailure extends Exception {
        private static final long serialVersionUID = 1L;

        /** A refusal with the engine's own words. */
        public BindFailure(String message) {
            super(message);
        }
    }
}
