package dev.larder.cli.deploy;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.wiring.Slug;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code larder reader}. */
@Command(
        name = "reader",
        mixinStandardHelpOptions = true,
        description = {
            "Let people read the star of an environment as users with a password, list them, or take it from them:"
                    + " larder reader add ann.",
            "On AWS the password is printed once and kept nowhere; who has an AWS role needs none: see"
                    + " docs/analyst.md. A local environment knows its readers by --as."
        })
public final class ReaderCommand implements Callable<Integer> {
    private final Deployer deployer;

    @Parameters(index = "0", paramLabel = "add|remove|list", description = "What is to be done.")
    private Verb verb = Verb.list;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The person: a-z and 0-9. Not for list.")
    private @Nullable String name;

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            description = "Whose environment on AWS is meant (default: the branch that is checked out).")
    private @Nullable String branch;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of the local environment that is meant instead.")
    private @Nullable Path state;

    @Spec
    private @Nullable CommandSpec spec;

    /** As it is typed. */
    enum Verb {
        add,
        remove,
        list
    }

    /** In this account. */
    public ReaderCommand(Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public Integer call() {
        if ((name == null) != (verb == Verb.list)) {
            throw CommandFailure.usage(
                    "larder reader " + verb + (name == null ? " needs a name" : " takes no name"),
                    "for example: larder reader add ann, larder reader list");
        }
        if (state != null && branch != null) {
            throw CommandFailure.usage(
                    "--branch names an environment on AWS, --state a local one: name one of them", null);
        }
        PrintWriter out = Console.out(spec);
        if (state != null) {
            StateOption folder = StateOption.of(state);
            try (LocalEnvironment local = LocalEnvironment.reach(folder)) {
                return local.working(() -> order(new ReadersHere(local, folder), out));
            }
        }
        Slug slug = Slug.of(BranchOption.named(branch, deployer.tools()));
        try (Account account = deployer.account().get()) {
            return order(ReadersOnAws.of(account, slug), out);
        }
    }

    private int order(ReadersOffice office, PrintWriter out) {
        ObjectNode order = JsonMapper.shared().createObjectNode();
        order.put("order", verb.name()).put("environment", office.environment());
        switch (verb) {
            case list -> office.order(order).path("readers").forEach(reader -> out.println(reader.asString()));
            case remove -> said(office.order(order.put("reader", name)), out);
            case add -> {
                ReaderPassword password = ReaderPassword.make(new SecureRandom());
                said(office.order(order.put("reader", name).put("password", password.digest())), out);
                office.tell(String.valueOf(name), password, out);
            }
        }
        return ExitCode.OK;
    }

    private static void said(JsonNode answer, PrintWriter out) {
        out.println(answer.path("said").asString());
    }
}
