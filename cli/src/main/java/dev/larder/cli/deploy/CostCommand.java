package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.cost.Charge;
import dev.larder.core.cost.CostText;
import dev.larder.core.cost.IdleCost;
import dev.larder.core.cost.UseCost;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code larder cost}. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description =
                "Say what files and a run cost by AWS's list prices, and what the stacks of templates cost in an idle"
                        + " month (cdk synth writes them to infra-cdk/target/cdk.out). It asks no account.")
public final class CostCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TEMPLATE", arity = "0..*", description = "Templates of stacks, JSON.")
    private List<Path> templates = List.of();

    @Option(names = "--files", paramLabel = "N", defaultValue = "1000", description = "Small files; ${DEFAULT-VALUE}.")
    private int files;

    @Option(
            names = "--rpus",
            paramLabel = "N",
            defaultValue = "8",
            description = "The warehouse's base capacity; ${DEFAULT-VALUE}.")
    private int rpus;

    @Spec
    private @Nullable CommandSpec spec;

    /** Whoever makes it needs no account. */
    public CostCommand() {}

    @Override
    public Integer call() {
        if (files < 1 || rpus < 1) {
            throw CommandFailure.usage("--files %d --rpus %d: expected 1 or more of each".formatted(files, rpus), null);
        }
        PrintWriter out = Console.out(spec);
        templates.forEach(template -> print(template + ", an idle month", idle(template), out));
        print("%d small files and one run".formatted(files), UseCost.of(files, rpus), out);
        out.println(CostText.caveat());
        return ExitCode.OK;
    }

    private static void print(String what, List<Charge> charges, PrintWriter out) {
        out.println(what + ": " + CostText.dollars(charges));
        CostText.lines(charges).forEach(out::println);
    }

    /** In a line, for whoever is about to be asked: what it costs to have it, and to use it. */
    static String estimate(Path template) {
        if (!Files.exists(template)) {
            return "what it costs is not known: CDK left no template at " + template;
        }
        return "costs about %s a month idle, %s for 1,000 small files and a run (%s)"
                .formatted(CostText.dollars(idle(template)), CostText.dollars(UseCost.of(1_000, 8)), CostText.caveat());
    }

    /** What a stack costs idle; a file that is no template, or has what has no price, is a usage error. */
    private static List<Charge> idle(Path template) {
        try {
            JsonNode read = JsonMapper.shared().readTree(Files.readString(template));
            if (!read.path("Resources").isObject()) {
                throw CommandFailure.usage(template + " has no Resources; expected a template of CloudFormation", null);
            }
            return IdleCost.of(read);
        } catch (IOException | JacksonException unreadable) {
            throw CommandFailure.usage(
                            template + " cannot be read as JSON", "npx cdk synth, in infra-cdk, writes templates")
                    .because(unreadable);
        } catch (IllegalArgumentException unknown) {
            throw CommandFailure.usage(template + ": " + unknown.getMessage(), "core's package cost has the prices");
        }
    }
}
