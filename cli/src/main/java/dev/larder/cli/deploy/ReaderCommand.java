package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Slug;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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
            "Let people read the star of an environment on AWS as users with a password, list them, or take it from"
                    + " them: larder reader add ann.",
            "The password is printed once and kept nowhere. Who has an AWS role needs none: see docs/analyst.md."
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
            description = "Whose environment is meant (default: the branch that is checked out).")
    private @Nullable String branch;

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
        PrintWriter out = Console.out(spec);
        String environment = BranchOption.named(branch, deployer.tools());
        try (Account account = deployer.account().get()) {
            KnownEnvironment known = KnownEnvironment.find(account, Slug.of(environment))
                    .orElseThrow(() -> CommandFailure.usage(
                            "there is no environment of %s in account %s, region %s"
                                    .formatted(environment, account.number(), account.region()),
                            "larder environments lists what there is; --branch names another"));
            order(account, known, out);
        }
        return ExitCode.OK;
    }

    private void order(Account account, KnownEnvironment known, PrintWriter out) {
        Base base = Base.require(account, known.facts().getOrDefault("base", "default"));
        String function = base.facts().get("readers-arn");
        if (function == null) {
            throw CommandFailure.usage(
                    "the base \"" + base.name() + "\" is of a version that knows no readers",
                    "deploy it again: cd infra-cdk && npx cdk deploy -c base=" + base.name());
        }
        ObjectNode order = JsonMapper.shared().createObjectNode();
        order.put("order", verb.name()).put("environment", known.slug());
        UnaryOperator<JsonNode> readers =
                wanted -> JsonMapper.shared().readTree(account.invoke(function, wanted.toString()));
        switch (verb) {
            case list -> readers.apply(order).path("readers").forEach(reader -> out.println(reader.asString()));
            case remove -> said(readers.apply(order.put("reader", name)), out);
            case add -> {
                ReaderPassword password = ReaderPassword.make(new SecureRandom());
                said(readers.apply(order.put("reader", name).put("password", password.digest())), out);
                tell(known, base, password, out);
            }
        }
    }

    private static void said(JsonNode answer, PrintWriter out) {
        out.println(answer.path("said").asString());
    }

    private void tell(KnownEnvironment known, Base base, ReaderPassword password, PrintWriter out) {
        String database = Names.database(new Slug(known.slug()));
        out.println("  database  " + database);
        out.println("  user      " + Names.readerRole(database) + "_" + name);
        out.println("  password  " + password.text() + "   (shown this once)");
        out.println("  host      aws redshift-serverless get-workgroup --workgroup-name "
                + base.facts().getOrDefault("workgroup-name", "larder-base")
                + " --query workgroup.endpoint.address --output text");
    }
}
