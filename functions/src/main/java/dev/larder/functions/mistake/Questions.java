package dev.larder.functions.mistake;

import dev.larder.core.engine.Query;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.statement.Statements;
import dev.larder.functions.statement.Statements.Attempt;
import java.util.Optional;

/**
 * Selects that may be refused. While the warehouse is still looking, and after too many questions, the answer is that there is nothing;
 * while {@link #isWaiting}, discard what was concluded from such an answer.
 */
final class Questions {
    private static final int MOST = 150;

    private final Statements statements;
    private boolean waiting;
    private int asked;

    Questions(Statements statements) {
        this.statements = statements;
    }

    /** Whether an answer was still missing. */
    boolean isWaiting() {
        return waiting;
    }

    boolean isRefused(Query query) {
        return ask(query).filter(Attempt.Refused.class::isInstance).isPresent();
    }

    /** The rows; empty if the select is refused. */
    Optional<Rows> rows(Query query) {
        return ask(query).flatMap(answer -> switch (answer) {
            case Attempt.Given(Rows rows) -> Optional.of(rows);
            case Attempt.Refused _ -> Optional.empty();
        });
    }

    private Optional<Attempt> ask(Query query) {
        asked++;
        if (waiting || asked > MOST) {
            return Optional.empty();
        }
        Optional<Attempt> answer = statements.attempt(query);
        waiting = answer.isEmpty();
        return answer;
    }
}
