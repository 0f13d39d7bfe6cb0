package dev.larder.cli;

import dev.larder.cli.environment.Asking;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.SafeText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code larder ask}. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description =
                "Ask a delivery's supplier a question: it stands beside the receipt and on the supplier's page, with"
                        + " how to answer. larder status shows the answer.")
final class AskCommand implements Callable<Integer> {
    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Parameters(
            index = "0",
            paramLabel = "DELIVERY",
            description = "Delivery id, or a prefix that no other has; larder status lists them.")
    private String delivery = "";

    @Parameters(index = "1", paramLabel = "QUESTION", description = "What the supplier reads.")
    private String question = "";

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Asking.requireQuestion(question);
        try (Reached local = where.reach()) {
            Asking.Done done =
                    local.working(() -> new Asking(local.environment(), local.out()).ask(delivery, question));
            PrintWriter console = Console.out(spec);
            if (json) {
                console.println(
                        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(done));
            } else {
                console.println(SafeText.of(done.sentence()));
                console.println("  thread " + done.thread());
                console.println("  page " + done.page());
            }
            return ExitCode.OK;
        }
    }
}
