package dev.larder.functions.base;

import com.amazonaws.services.lambda.runtime.Context;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Slug;
import dev.larder.functions.Lake;
import dev.larder.functions.port.AdminDatabase;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The provider as CloudFormation calls it, on a warehouse whose statements are written down and fail where a test wants it. */
final class Provided implements AdminDatabase {
    static final String NAMESPACE_ROLE = "arn:aws:iam::000000000000:role/larder-base-use1-namespace";
    static final BaseSettings SETTINGS = new BaseSettings("larder-base", "secret", NAMESPACE_ROLE, "dev");

    private final AdminDatabase admin;
    private final List<JsonNode> answers = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private int failsAt = Integer.MAX_VALUE;
    private boolean failsAfter;

    Provided(AdminDatabase admin) {
        this.admin = admin;
    }

    /** What CloudFormation is told. */
    record Told(boolean success, String id, String reason, JsonNode data) {}

    @Override
    public Rows run(String database, String sql) {
        boolean failing = statements.size() == failsAt;
        statements.add(sql);
        if (failing && !failsAfter) {
            throw new StatementFailed("in database " + database, sql, "ERROR: the warehouse is being patched");
        }
        Rows rows = admin.run(database, sql);
        if (failing) {
            throw new StatementFailed("in database " + database, sql, "the answer was lost");
        }
        return rows;
    }

    /** The statement of this number, from 0, of the next request fails; before it is done, or after. */
    void failAt(int statement, boolean after) {
        failsAt = statement;
        failsAfter = after;
    }

    /** The statements of the last request. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    Told create(String slug, String stage) {
        return call("Create", stack(slug, 1), "", database(slug, stage));
    }

    Told update(String slug, String stage) {
        return call("Update", stack(slug, 1), Names.database(new Slug(slug)), database(slug, stage));
    }

    Told delete(String slug, String stage) {
        return delete(stack(slug, 1), slug, stage);
    }

    Told delete(String stack, String slug, String stage) {
        return call("Delete", stack, Names.database(new Slug(slug)), database(slug, stage));
    }

    Told namespace(boolean takes) {
        ObjectNode properties = Lake.JSON.createObjectNode().put("TakeAssumeRole", String.valueOf(takes));
        return call("Create", stack("base", 1), "", Map.entry(DatabaseProvider.NAMESPACE, properties));
    }

    static Map.Entry<String, ObjectNode> database(String slug, String stage) {
        return Map.entry(
                "Custom::LarderDatabase",
                Lake.JSON
                        .createObjectNode()
                        .put("Slug", slug)
                        .put("Stage", stage)
                        .put("Region", "us-east-1"));
    }

    /** The same, in a format of its own. */
    static Map.Entry<String, ObjectNode> database(String slug, String stage, String format) {
        Map.Entry<String, ObjectNode> resource = database(slug, stage);
        resource.getValue().put("Format", format).put("Since", "0.7.0");
        return resource;
    }

    /** The ARN of the n-th stack of that name. */
    static String stack(String slug, int n) {
        return "arn:aws:cloudformation:us-east-1:000000000000:stack/larder-" + slug + "/0000-" + n;
    }

    Told call(String type, String stack, String id, Map.Entry<String, ObjectNode> resource) {
        statements.clear();
        ObjectNode event = Lake.JSON
                .createObjectNode()
                .put("RequestType", type)
                .put("ResourceType", resource.getKey())
                .put("ResponseURL", "https://cloudformation/answer")
                .put("StackId", stack)
                .put("RequestId", "request")
                .put("LogicalResourceId", "Database");
        if (!id.isEmpty()) {
            event.put("PhysicalResourceId", id);
        }
        event.set("ResourceProperties", resource.getValue());
        return call(event);
    }

    private Told call(JsonNode event) {
        int before = answers.size();
        DatabaseProvider provider =
                new DatabaseProvider(SETTINGS, this, (url, body) -> answers.add(Lake.JSON.readTree(body)));
        try {
            provider.handleRequest(
                    new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                    new ByteArrayOutputStream(),
                    minutesLeft());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            failsAt = Integer.MAX_VALUE;
        }
        if (answers.size() != before + 1) {
            throw new AssertionError("expected one answer, found " + (answers.size() - before));
        }
        JsonNode told = answers.getLast();
        return new Told(
                told.path("Status").asString().equals("SUCCESS"),
                told.path("PhysicalResourceId").asString(),
                told.path("Reason").asString(""),
                told.path("Data"));
    }

    private static Context minutesLeft() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> 300_000);
    }
}
