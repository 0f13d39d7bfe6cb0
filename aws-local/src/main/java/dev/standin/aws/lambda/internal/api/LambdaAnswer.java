package dev.standin.aws.lambda.internal.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An answer of the Lambda API; the body may be empty. */
record LambdaAnswer(int status, Map<String, String> headers, String body) {
    LambdaAnswer {
        headers = Map.copyOf(headers);
    }

    static LambdaAnswer of(JsonNode body) {
        return new LambdaAnswer(200, Map.of(), body.toString());
    }

    static LambdaAnswer accepted(JsonNode body) {
        return of(body).withStatus(202);
    }

    LambdaAnswer withStatus(int other) {
        return new LambdaAnswer(other, headers, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
