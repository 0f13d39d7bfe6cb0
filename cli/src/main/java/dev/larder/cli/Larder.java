package dev.larder.cli;

import dev.larder.cli.deploy.DeployCommand;
import dev.larder.cli.deploy.Deployer;
import dev.larder.cli.deploy.DestroyCommand;
import dev.larder.cli.deploy.EnvironmentsCommand;
import dev.larder.cli.deploy.ReaderCommand;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.sql.SqlCommand;
import dev.larder.cli.terminal.ExitCode;
import dev.standin.aws.local.LocalAws.Watch;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command as a function of its arguments. It never ends the process, so that tests call what people call. Not thread-safe: one
 * call at a time.
 */
@Command(
        name = "larder",
        mixinStandardHelpOptions = true,
        version = "larder 0.1.0",
        description = "An agile data warehouse on S3 and Redshift: files in, a tested star out.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes (of several the largest):%n",
        exitCodeList = {
            "0:accepted and published, or done",
            "1:blocked by data tests or by a mistake in the project's SQL",
            "2:usage or configuration",
            "3:a delivery was rejected",
            "4:infrastructure"
        })
public final class Larder implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    private Larder() {}

    /**
     * Runs one command.
     *
     * @param out what the command was asked for
     * @param err what went wrong, and progress
     * @return the exit code, see {@code larder --help}
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, out, err, Watch.NOTHING);
    }

    /** Runs one command, and watches the environment that {@code larder run} starts. */
    static int run(String[] args, PrintStream out, PrintStream err, Watch watch) {
        return run(args, out, err, new Commands(watch, Deployer.usual()));
    }

    /** The same, deploying with other tools or into another account. */
    static int run(String[] args, PrintStream out, PrintStream err, Deployer deployer) {
        return run(args, out, err, new Commands(Watch.NOTHING, deployer));
    }

    private static int run(String[] args, PrintStream out, PrintStream err, Commands commands) {
        CommandLine line = Subcommands.line(new Larder(), args, commands);
        reachWithin(line, commands.deployer().variables());
        return line.setOut(writer(out))
                .setErr(writer(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, _) -> explain(wrong))
                .setExecutionExceptionHandler((failed, command, _) -> Failures.explain(failed, command.getErr()))
                .execute(Stream.of(args).map(Larder::asText).toArray(String[]::new));
    }

    /** Says to every command that operates an environment where AWS is. */
    private static void reachWithin(CommandLine line, Map<String, String> variables) {
        line.getMixins().values().stream()
                .filter(EnvironmentOption.class::isInstance)
                .map(EnvironmentOption.class::cast)
                .forEach(option -> option.within(variables));
        line.getSubcommands().values().forEach(command -> reachWithin(command, variables));
    }

    /** Makes the commands. */
    private record Commands(Watch watch, Deployer deployer) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == RunCommand.class) {
                return type.cast(new RunCommand(watch));
            }
            if (type == SqlCommand.class) {
                return type.cast(new SqlCommand(System.in));
            }
            if (type == DeployCommand.class) {
                return type.cast(new DeployCommand(deployer));
            }
            if (type == DestroyCommand.class) {
                return type.cast(new DestroyCommand(deployer));
            }
            if (type == EnvironmentsCommand.class) {
                return type.cast(new EnvironmentsCommand(deployer));
            }
            if (type == ReaderCommand.class) {
                return type.cast(new ReaderCommand(deployer));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    /** Without a command there is nothing to do but list the commands. */
    @Override
    public Integer call() {
        throw new ParameterException(commandLine(), "expected a command");
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls a command");
        }
        return spec.commandLine();
    }

    /** A query may begin with a comment, which is not an option. */
    private static String asText(String argument) {
        return argument.matches("(?s)--\\s.*") ? " " + argument : argument;
    }

    private static int explain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("larder: " + wrong.getMessage());
        List<String> suggestions =
                wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (!suggestions.isEmpty()) {
            err.println(
                    "  help: did you mean " + suggestions.stream().limit(3).collect(Collectors.joining(" or ")) + "?");
        }
        err.println("  help: " + command.getCommandSpec().qualifiedName() + " --help says what there is");
        return ExitCode.USAGE;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
