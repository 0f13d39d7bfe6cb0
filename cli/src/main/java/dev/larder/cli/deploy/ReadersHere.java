package dev.larder.cli.deploy;

import dev.larder.aws.AdminDataApi;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.ShellLine;
import dev.larder.functions.base.Readers;
import dev.larder.functions.port.Settings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Readers of a local environment, let in by the code that lets them in on AWS. */
record ReadersHere(LocalEnvironment local, StateOption state) implements ReadersOffice {
    @Override
    public String environment() {
        return settings().environment();
    }

    private Settings settings() {
        return local.environment().settings();
    }

    @Override
    public JsonNode order(ObjectNode order) {
        Readers readers = new Readers(
                new AdminDataApi(local.clients().redshiftData(), settings().workgroup()), "dev");
        try {
            return JsonMapper.shared().readTree(readers.answer(order.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(String.valueOf(wrong.getMessage()), null);
        }
    }

    /** Nobody logs in with a password here, so it is not shown. */
    @Override
    public void tell(String reader, ReaderPassword password, PrintWriter out) {
        out.println("  " + ShellLine.larder("query", state.folder(), "--as", reader, "SELECT")
                + " reads what this reader may; larder sql takes --as too");
    }
}
