package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.request.Failures;
import dev.standin.aws.states.internal.request.Request;
import dev.standin.aws.states.internal.task.TaskTokens;
import dev.standin.aws.states.internal.task.TaskTokens.Reception;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answers to tasks that wait for a token; the token is the permission's only resource, as in IAM. */
final class TaskOperations {
    private static final int LARGEST_OUTPUT = 256 * 1024;
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final TaskTokens tokens;

    TaskOperations(TaskTokens tokens) {
        this.tokens = tokens;
    }

    JsonNode success(Request request) {
        request.caller().require("states:SendTaskSuccess", "*");
        String output = request.text("output");
        if (output.getBytes(StandardCharsets.UTF_8).length > LARGEST_OUTPUT) {
            throw Failures.invalid("The output is larger than " + LARGEST_OUTPUT + " bytes.");
        }
        return answer(tokens.succeed(token(request), json(output)));
    }

    JsonNode failure(Request request) {
        request.caller().require("states:SendTaskFailure", "*");
        return answer(tokens.fail(
                token(request),
                request.optionalText("error").orElse(null),
                request.optionalText("cause").orElse(null)));
    }

    JsonNode heartbeat(Request request) {
        request.caller().require("states:SendTaskHeartbeat", "*");
        return answer(tokens.heartbeat(token(request)));
    }

    /** The token; a text that never was one is distinguished from one that no longer is. */
    private static String token(Request request) {
        String token = request.text("taskToken");
        if (!TaskTokens.isToken(token)) {
            throw Failures.of("InvalidToken", "Invalid Token: 'Invalid token'");
        }
        return token;
    }

    private static JsonNode json(String output) {
        try {
            JsonNode json = STRICT.readTree(output);
            if (json.isMissingNode()) {
                throw Failures.of("InvalidOutput", "Invalid Output: it is empty");
            }
            return json;
        } catch (JacksonException notJson) {
            throw Failures.of("InvalidOutput", "Invalid Output: " + notJson.getOriginalMessage());
        }
    }

    private static JsonNode answer(Reception reception) {
        return switch (reception) {
            case TAKEN -> Shapes.object();
            case TOO_LATE ->
                throw Failures.of("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
            case UNKNOWN ->
                throw Failures.of(
                        "TaskDoesNotExist",
                        "Task Does Not Exist: no task of this process waits for this token; tokens end when the local AWS does");
        };
    }
}
