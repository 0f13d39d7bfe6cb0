package dev.larder.cli.fresh;

import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.compiler.contract.ContractSchema;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code larder new schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = {
            "Print a JSON schema of contracts, by which editors complete keys and words and mark what is wrong.",
            "A project keeps it as contract.schema.json: larder new schema > contract.schema.json"
        })
final class NewSchemaCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console.out(spec).print(ContractSchema.text());
        Console.out(spec).flush();
        return ExitCode.OK;
    }
}
