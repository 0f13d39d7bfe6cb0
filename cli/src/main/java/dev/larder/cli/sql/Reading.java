package dev.larder.cli.sql;

import dev.larder.cli.environment.UnknownName;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.engine.Query;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Rows;
import dev.standin.redshift.dialect.parse.StatementText;
import java.time.Duration;
import java.util.List;

/** Sends what a person typed to the warehouse, if it only reads. */
record Reading(String command, Warehouse warehouse) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The rows of one select; throws {@link CommandFailure} for another statement, and if the warehouse refuses it. */
    Rows rows(String select) {
        requireSelect(command, select);
        try {
            return warehouse
                    .read("query", List.of(Query.of("query", select)), PATIENCE)
                    .getFirst();
        } catch (StatementFailed refused) {
            String message = String.valueOf(refused.getMessage()).replaceFirst("^query: ", "");
            throw CommandFailure.usage(message, new UnknownName(warehouse).help(message));
        } catch (IllegalArgumentException tooLong) {
            throw CommandFailure.usage(String.valueOf(tooLong.getMessage()), null);
        }
    }

    /** Throws {@link CommandFailure} for what may change something. */
    static void requireSelect(String command, String select) {
        StatementText text = StatementText.of(select);
        if (text.readsOnly()) {
            return;
        }
        String first = text.firstWord();
        throw CommandFailure.usage(
                command + " only reads: expected a select, found " + (first.isEmpty() ? "nothing" : first),
                "what the warehouse holds changes through deliveries and the project's SQL alone");
    }
}
