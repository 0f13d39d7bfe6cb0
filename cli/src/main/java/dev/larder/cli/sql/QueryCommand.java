package dev.larder.cli.sql;

import dev.larder.cli.project.ProjectCheck;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.ResultFormat;
import dev.larder.cli.view.Viewed;
import dev.larder.functions.port.Warehouse.Rows;
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
            "On a terminal control characters are shown as codes such as \\u{1b}; a file or a pipe gets csv and json"
                    + " as they are."
        })
public final class QueryCommand implements Callable<Integer> {
    @Mixin
    private ProjectCheck project = new ProjectCheck();

    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Mixin
    private AsOption as = new AsOption();

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
        Reading.requireSelect("query", select);
        try (Viewed local = where.view()) {
            project.compare(local.environment(), Console.err(spec));
            Reading reading = as.reading("query", local);
            Rows rows = local.working(() -> reading.rows(select));
            format.print(rows, Console.out(spec), Console.isTerminal());
            return ExitCode.OK;
        }
    }
}
