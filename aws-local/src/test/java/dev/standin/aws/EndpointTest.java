package dev.standin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.json.JsonService;
import dev.standin.aws.json.ServiceFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EndpointTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Access> asked = new ArrayList<>();
    private final Callers callers = new Callers(asked::add);
    private final Endpoint endpoint = Endpoint.bind(0, callers);

    /** Echoes what it is asked, if the caller may. */
    private record Echo() implements JsonService {
        @Override
        public String targetPrefix() {
            return "Echo_1";
        }

        @Override
        public JsonNode call(Caller caller, String operation, JsonNode request) {
            if (!operation.equals("Say")) {
                throw ServiceFailure.unknownOperation("Echo", operation);
            }
            caller.require("echo:Say", "arn:aws:echo:::" + request.path("to").asString(""));
            return request;
        }
    }

    @BeforeEach
    void start() {
        callers.addOwner("OWNER");
        callers.add("GUEST", "guest", List.of(new Permission("ECHO:S?y", "arn:aws:echo:::friend-*")));
        endpoint.register(new Echo());
        endpoint.register("/", exchange -> exchange.sendResponseHeaders(201, -1));
        endpoint.register("/2015-03-31/", exchange -> exchange.sendResponseHeaders(202, -1));
        endpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.close();
        http.close();
    }

    @Test
    void a_request_with_a_target_reaches_the_json_service_of_that_prefix() throws Exception {
        HttpResponse<String> answer = call("OWNER", "Echo_1.Say", "{\"to\":\"you\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("{\"to\":\"you\"}"));
    }

    @Test
    void other_requests_go_to_the_handler_of_the_longest_prefix() throws Exception {
        assertThat(status("/bucket/key")).isEqualTo(201);
        assertThat(status("/2015-03-31/functions")).isEqualTo(202);
    }

    @Test
    void a_caller_is_denied_what_it_was_not_granted_and_the_recorder_sees_every_call() throws Exception {
        assertThat(call("GUEST", "Echo_1.Say", "{\"to\":\"friend-1\"}").statusCode()).isEqualTo(200);
        HttpResponse<String> denied = call("GUEST", "Echo_1.Say", "{\"to\":\"stranger\"}");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.headers().firstValue("x-amzn-errortype")).contains("AccessDeniedException");
        assertThat(JSON.readTree(denied.body()).path("message").asString(""))
                .startsWith("User: arn:aws:iam::000000000000:role/guest is not authorized to perform: echo:Say on resource:"
                        + " \"arn:aws:echo:::stranger\"");
        assertThat(asked)
                .containsExactly(
                        new Access("guest", "echo:Say", "arn:aws:echo:::friend-1", true),
                        new Access("guest", "echo:Say", "arn:aws:echo:::stranger", false));
    }

    @Test
    void an_unknown_or_missing_access_key_is_refused() throws Exception {
        assertThat(call("NOBODY", "Echo_1.Say", "{}").body()).contains("InvalidAccessKeyId").contains("NOBODY");
        HttpRequest unsigned = HttpRequest.newBuilder(endpoint.uri())
                .header("X-Amz-Target", "Echo_1.Say")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> answer = http.send(unsigned, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("InvalidAccessKeyId");
    }

    @Test
    void unknown_operations_services_and_malformed_json_are_refused() throws Exception {
        assertThat(call("OWNER", "Echo_1.Shout", "{}").statusCode()).isEqualTo(501);
        assertThat(call("OWNER", "Kinesis_2.Put", "{}").body()).contains("UnknownOperationException", "Kinesis_2.Put");
        assertThat(call("OWNER", "Echo_1.Say", "{").body()).contains("SerializationException");
    }

    @Test
    void a_port_in_use_is_one_clear_message() {
        assertThatThrownBy(() -> Endpoint.bind(endpoint.port(), callers))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("port %d of 127.0.0.1 is in use; stop the program that has it or choose another port (0 takes any free one)"
                        .formatted(endpoint.port()));
    }

    private int status(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(endpoint.uri().resolve(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> call(String key, String target, String body) throws IOException, InterruptedException {
        URI uri = endpoint.uri();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Amz-Target", target)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/eu-west-1/echo/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(key))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
