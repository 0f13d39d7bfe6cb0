package dev.larder.cli.sql;

import dev.larder.cli.environment.UnknownName;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.engine.Batch;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Rows;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.StatementText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a person typed to the warehouse, if it only reads.
 *
 * @param reader with whose rights; null for all
 */
record Reading(
        String command, Warehouse warehouse, @Nullable Reader reader) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A person, and the user that the person is in the database. */
    record Reader(String name, String user) {}

    /** The rows of one select; throws {@link CommandFailure} for another statement, and if the warehouse refuses it. */
    Rows rows(String select) {
        requireSelect(command, select);
        try {
            Warehouse.Outcome outcome = warehouse.run(Batch.of("query", statements(select)), PATIENCE);
            return warehouse.rows(outcome.statementIds().getLast());
        } catch (StatementFailed refused) {
            String message = String.valueOf(refused.getMessage()).replaceFirst("^query: ", "");
            int instead = message.indexOf(Refusal.INSTEAD);
            throw instead < 0
                    ? CommandFailure.usage(message, help(message))
                    : CommandFailure.usage(
                            message.substring(0, instead), message.substring(instead + Refusal.INSTEAD.length()));
        } catch (IllegalArgumentException tooLong) {
            throw CommandFailure.usage(String.valueOf(tooLong.getMessage()), null);
        }
    }

    /** Who asks is the admin, who may take on the rights of another for a transaction: r_SET_SESSION_AUTHORIZATION.html. */
    private List<String> statements(String select) {
        return reader == null
                ? List.of(select)
                : List.of("set local session authorization \"" + reader.user() + "\"", select);
    }

    /** A refusal that says what it expected needs no page. */
    private @Nullable String help(String message) {
        if (message.startsWith("Not supported by the local Redshift: ") && !message.contains("; expected ")) {
            return "docs/redshift-sql.md lists what is answered locally, with AWS's pages";
        }
        if (reader != null && message.contains("session authorization")) {
            return "on AWS nobody reads with the rights of another: " + reader.name()
                    + " reads with a password of its own, docs/analyst.md";
        }
        return reader != null && message.contains("user \"" + reader.user() + "\" does not exist")
                ? "larder reader add " + reader.name() + " --state DIR makes it one"
                : new UnknownName(warehouse).help(message);
    }

    /** Throws {@link CommandFailure} for what may change something. */
    static void requireSelect(String command, String select) {
        StatementText text = StatementText.of(select);
        if (text.readsOnly()) {
            return;
        }
        throw CommandFailure.usage(
                command + " only reads: expected a select, found " + found(text.firstWord()),
                "what the warehouse holds changes through deliveries and the project's SQL alone");
    }

    /** What begins like a select and may write is one with INTO. */
    private static String found(String firstWord) {
        return switch (firstWord) {
            case "" -> "nothing";
            case "select", "with" -> "a select that makes a table (into)";
            default -> firstWord;
        };
    }
}
