package dev.standin.aws.redshiftdata;

import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.redshift.sql.engine.Text;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads requests strictly: a member that has no effect here is refused. */
final class Requests {
    private static final Set<String> EXECUTE = Set.of(
            "Sql",
            "Sqls",
            "SecretArn",
            "Database",
            "WithEvent",
            "StatementName",
            "Parameters",
            "WorkgroupName",
            "ClientToken",
            "ResultFormat",
            "WaitTimeSeconds",
            "waitTimeSeconds",
            "ExecutionMode",
            "executionMode");

    private static final Set<String> METADATA =
            Set.of("Database", "SecretArn", "Schema", "SchemaPattern", "Table", "TablePattern", "WorkgroupName");

    private Requests() {}

    static ServiceFailure invalid(String message) {
        return new ServiceFailure("ValidationException", message, 400);
    }

    private static void checkMembers(JsonNode request, Set<String> known) {
        for (String name : request.propertyNames()) {
            if (!known.contains(name)) {
                throw invalid(name + " is not supported by the local Redshift Data API");
            }
        }
    }

    /** Of a call that asks what there is. */
    static void checkMetadata(JsonNode request) {
        checkMembers(request, METADATA);
    }

    /** Of a call that runs statements. */
    static void checkMembers(JsonNode request) {
        checkMembers(request, EXECUTE);
        if (request.path("WithEvent").asBoolean(false)) {
            throw invalid("WithEvent is not supported by the local Redshift Data API; describe the statement instead");
        }
        if (!request.path("ResultFormat").asString("JSON").equals("JSON")) {
            throw invalid("ResultFormat " + request.path("ResultFormat").asString() + " is not supported; JSON is");
        }
        autoCommit(request);
    }

    /** Whether each statement is a transaction of its own; for one statement that is all that the mode means. */
    static boolean autoCommit(JsonNode request) {
        String mode = request.path(request.has("ExecutionMode") ? "ExecutionMode" : "executionMode")
                .asString("TRANSACTION");
        if (mode.equals("AUTO_COMMIT") && request.path("Sqls").size() <= 1) {
            return true;
        }
        if (!mode.equals("TRANSACTION")) {
            throw invalid("ExecutionMode " + mode
                    + (mode.equals("AUTO_COMMIT") ? " is supported for one statement only" : " is not supported")
                    + " by the local Redshift Data API; TRANSACTION is");
        }
        return false;
    }

    static String workgroup(JsonNode request) {
        String name = required(request, "WorkgroupName");
        if (!name.matches("[a-z0-9-]{3,64}")) {
            throw invalid("WorkgroupName '" + name + "': expected 3 to 64 of a-z, 0-9 and -");
        }
        return name;
    }

    static String required(JsonNode request, String member) {
        String value = request.path(member).asString("");
        if (value.isEmpty()) {
            throw invalid(member + " is required");
        }
        return value;
    }

    static @Nullable String optional(JsonNode request, String member, int longest) {
        if (!request.path(member).isString()) {
            return null;
        }
        String value = request.path(member).asString();
        if (value.isEmpty() || value.length() > longest) {
            throw invalid(member + " must have 1 to " + longest + " characters");
        }
        return value;
    }

    static List<String> sqls(JsonNode request, boolean batch) {
        List<String> sqls = batch
                ? request.path("Sqls").valueStream().map(n -> n.asString("")).toList()
                : List.of(required(request, "Sql"));
        if (sqls.isEmpty() || sqls.size() > Limits.BATCH) {
            throw invalid("a batch has 1 to " + Limits.BATCH + " statements, found " + sqls.size());
        }
        for (String sql : sqls) {
            int bytes = sql.getBytes(StandardCharsets.UTF_8).length;
            if (sql.isBlank() || bytes > Limits.STATEMENT_BYTES) {
                throw invalid("a statement has 1 to " + Limits.STATEMENT_BYTES + " bytes, found " + bytes);
            }
        }
        return sqls;
    }

    static Map<String, String> parameters(JsonNode request) {
        Map<String, String> parameters = new HashMap<>();
        if (request.has("Parameters") && request.path("Parameters").isEmpty()) {
            throw invalid("Parameters must not be empty");
        }
        for (JsonNode parameter : request.path("Parameters")) {
            String name = required(parameter, "name");
            String value = parameter.path("value").asString("");
            if (!name.matches("[0-9a-zA-Z_]+") || value.isEmpty()) {
                throw invalid(
                        "parameter '" + name + "': a name of [0-9a-zA-Z_]+ and a value that is not empty are needed");
            }
            if (parameters.put(name, value) != null) {
                throw invalid("parameter '" + name + "' is given twice");
            }
        }
        return parameters;
    }

    static int wait(JsonNode request) {
        JsonNode wait =
                request.has("WaitTimeSeconds") ? request.path("WaitTimeSeconds") : request.path("waitTimeSeconds");
        int seconds = wait.asInt(0);
        if (seconds < 0 || seconds > Limits.WAIT_SECONDS) {
            throw invalid("WaitTimeSeconds must be 0 to " + Limits.WAIT_SECONDS);
        }
        return seconds;
    }

    static int offset(JsonNode request) {
        String token = request.path("NextToken").asString("0");
        if (!token.matches("[0-9]{1,9}")) {
            throw invalid("NextToken is not one that was given out");
        }
        return Integer.parseInt(token);
    }

    static String like(JsonNode request, String member) {
        return Text.quote(request.path(member).asString("%"));
    }
}
