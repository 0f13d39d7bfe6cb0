package dev.larder.cli.deploy;

import dev.larder.cli.reach.KnownEnvironment;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.format.Format;
import dev.larder.core.format.Stamped;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Slug;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Readers as the function of an environment's base lets them in. */
record ReadersOnAws(Account account, String environment, Base base, String function) implements ReadersOffice {

    /** Of the branch's environment; throws {@link CommandFailure} if there is none, or its base knows no readers. */
    static ReadersOnAws of(Account account, Slug slug) {
        KnownEnvironment known = KnownEnvironment.find(account::parameters, slug)
                .orElseThrow(() -> CommandFailure.usage(
                        "there is no environment of %s in account %s, region %s"
                                .formatted(slug, account.number(), account.region()),
                        "larder environments lists what there is; --branch names another, --state a local one"));
        Base base = Base.require(account, known.facts().getOrDefault("base", "default"));
        String function = base.facts().get("readers-arn");
        if (function == null) {
            throw CommandFailure.usage(
                    "the base \"" + base.name() + "\" is of a version that knows no readers",
                    "deploy it again: cd infra-cdk && npx cdk deploy -c base=" + base.name());
        }
        return new ReadersOnAws(account, known.slug(), base, function);
    }

    @Override
    public JsonNode order(ObjectNode order) {
        return JsonMapper.shared()
                .readTree(account.invoke(
                        function, Stamped.write(Format.ORDER, order).toString()));
    }

    @Override
    public void tell(String reader, ReaderPassword password, PrintWriter out) {
        String database = Names.database(new Slug(environment));
        out.println("  database  " + database);
        out.println("  user      " + Names.readerRole(database) + "_" + reader);
        out.println("  password  " + password.text() + "   (shown this once)");
        out.println("  host      aws redshift-serverless get-workgroup --workgroup-name "
                + base.facts().getOrDefault("workgroup-name", "larder-base")
                + " --query workgroup.endpoint.address --output text");
    }
}
