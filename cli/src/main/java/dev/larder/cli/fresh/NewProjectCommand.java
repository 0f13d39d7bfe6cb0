package dev.larder.cli.fresh;

import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.ShellLine;
import dev.larder.compiler.contract.ContractSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder new project}. */
@Command(
        name = "project",
        mixinStandardHelpOptions = true,
        description = {
            "Begin a warehouse project in a folder: one small feed with its view, table, test, knob and samples, all of which run.",
            "Its README says what to do next."
        })
final class NewProjectCommand implements Callable<Integer> {
    private static final List<String> FILES = List.of(
            "README.md",
            ".gitignore",
            ".ci/check",
            ".vscode/settings.json",
            "knobs.yaml",
            "contracts/example-orders-1.0.0.yaml",
            "sql/qa/order_line.sql",
            "sql/star/orders_by_week.sql",
            "sql/tests/orders_are_enough.sql",
            "samples/suppliers/example/orders/orders_20260105.csv",
            "samples/suppliers/example/orders/orders_20260112.csv");

    @Parameters(paramLabel = "DIR", description = "The project's folder; it may be there, if none of the files is.")
    private Path folder = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Path root = folder.toAbsolutePath().normalize();
        NewFiles created = new NewFiles(folder);
        String name = String.valueOf(root.getFileName());
        FILES.forEach(file -> created.add(Path.of(file), content(file).replace("@NAME@", name)));
        created.add(Path.of("contract.schema.json"), ContractSchema.text());
        PrintWriter out = Console.out(spec);
        created.write().forEach(path -> out.println("wrote " + path));
        makeExecutable(folder.resolve(".ci/check"));
        ProjectOption.plan(folder);
        out.println("it is right; go on with: cd " + ShellLine.quoted(folder.toString())
                + " && larder run --state state --drop samples");
        out.flush();
        return ExitCode.OK;
    }

    /** A file of the project as it comes with larder, where what git heeds or leaves out has no dot. */
    private static String content(String file) {
        String resource = "project/" + (file.matches("\\.(gitignore|vscode/.*)") ? file.substring(1) : file);
        try (InputStream bytes =
                Objects.requireNonNull(NewProjectCommand.class.getResourceAsStream(resource), resource)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void makeExecutable(Path script) {
        if (Files.exists(script) && !script.toFile().setExecutable(true)) {
            throw CommandFailure.infrastructure("cannot make " + script + " executable", null);
        }
    }
}
