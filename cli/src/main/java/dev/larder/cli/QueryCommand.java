package dev.larder.cli;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.environment.UnknownName;
import dev.larder.cli.project.ProjectCheck;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.ResultFormat;
import dev.larder.core.engine.Query;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Rows;
import dev.standin.redshift.dialect.parse.StatementText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder query}. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = {
            "Query the warehouse with one select in Redshift's SQL; read-only.",
            "On a terminal control characters are shown as codes such as \\u{1b}; a file or a pipe gets csv and json as they are."
        })
final class QueryCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    private ProjectCheck project = new ProjectCheck();

    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ResultFormat format = ResultFormat.table;

    @Parameters(paramLabel = "SELECT", description = "For example \"select count(*) from star.fct_rx\".")
    private String select = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        requireSelect();
        try (LocalEnvironment local = LocalEnvironment.reach(state)) {
            project.compare(local.environment(), Console.err(spec));
            Rows rows = local.working(() -> read(local.environment().warehouse()));
            format.print(rows, Console.out(spec), Console.isTerminal());
            return ExitCode.OK;
        }
    }

    private Rows read(Warehouse warehouse) {
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

    private void requireSelect() {
        StatementText text = StatementText.of(select);
        if (text.readsOnly()) {
            return;
        }
        String first = text.firstWord();
        throw CommandFailure.usage(
                "query only reads: expected a select, found " + (first.isEmpty() ? "nothing" : first),
                "what the warehouse holds changes through deliveries and the project's SQL alone");
    }
}
