package dev.standin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.internal.signature.AccessKey;
import dev.standin.aws.local.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EndpointTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Access> asked = new ArrayList<>();
    private Duration serverIsAhead = Duration.ZERO;
    private final Callers callers = new Callers(asked::add, () -> Instant.now().plus(serverIsAhead));
    private final Endpoint endpoint = Endpoint.bind(0, callers);

    /** Echoes what it is asked, if the caller may. */
    private record Echo() implements JsonService {
        @Override
        public String signingName() {
            return "echo";
        }

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
        callers.addOwner(LocalClients.key("OWNER"));
        callers.add(LocalClients.key("GUEST"), "guest", List.of(new Permission("ECHO:S?y", "arn:aws:echo:::friend-*")));
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
        assertThat(call("GUEST", "Echo_1.Say", "{\"to\":\"friend-1\"}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> denied = call("GUEST", "Echo_1.Say", "{\"to\":\"stranger\"}");
        assertThat(denied.statusCode()).isEqualTo(400);
        assertThat(denied.headers().firstValue("x-amzn-errortype")).contains("AccessDeniedException");
        assertThat(JSON.readTree(denied.body()).path("message").asString(""))
                .startsWith("User: arn:aws:sts::000000000000:assumed-role/guest/guest is not authorized to perform:"
                        + " echo:Say on resource: \"arn:aws:echo:::stranger\"");
        Map<String, String> guest = new Principal.RoleSession("guest", "guest", null).context();
        assertThat(asked)
                .containsExactly(
                        new Access("guest", "echo:Say", "arn:aws:echo:::friend-1", true, guest),
                        new Access("guest", "echo:Say", "arn:aws:echo:::stranger", false, guest));
    }

    @Test
    void an_unknown_or_missing_access_key_is_refused() throws Exception {
        assertThat(call("NOBODY", "Echo_1.Say", "{}").body())
                .contains("UnrecognizedClientException")
                .contains("NOBODY");
        HttpRequest unsigned = HttpRequest.newBuilder(endpoint.uri())
                .header("X-Amz-Target", "Echo_1.Say")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> answer = http.send(unsigned, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("MissingAuthenticationTokenException");
    }

    @Test
    void another_secret_another_service_and_a_changed_body_are_refused() throws Exception {
        AccessKey guessed = new AccessKey("OWNER", "guessed");
        assertThat(send(signed(guessed, "echo", "{}").build()).body())
                .contains("InvalidSignatureException", "does not match");
        assertThat(send(signed(LocalClients.key("OWNER"), "sqs", "{}").build()).body())
                .contains(
                        "InvalidSignatureException",
                        "incorrect service \\\"sqs\\\". This endpoint belongs to \\\"echo\\\"");
        HttpRequest.Builder changed =
                signed(LocalClients.key("OWNER"), "echo", "{}").POST(HttpRequest.BodyPublishers.ofString("[]"));
        assertThat(send(changed.build()).body()).contains("InvalidSignatureException", "does not match");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_clock_that_is_five_minutes_off_is_refused_with_both_times() throws Exception {
        serverIsAhead = Duration.ofMinutes(4);
        assertThat(call("OWNER", "Echo_1.Say", "{}").statusCode()).isEqualTo(200);
        serverIsAhead = Duration.ofMinutes(6);
        assertThat(call("OWNER", "Echo_1.Say", "{}").body())
                .contains("InvalidSignatureException", "Signature expired: ", " - 5 min.)");
        serverIsAhead = Duration.ofMinutes(-6);
        assertThat(call("OWNER", "Echo_1.Say", "{}").body()).contains("Signature not yet current: ", " + 5 min.)");
    }

    @Test
    void a_request_for_another_host_is_refused_whatever_it_asks() throws Exception {
        int port = endpoint.port();
        for (String host : List.of(
                "evil.example", "evil.example:" + port, "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:" + port)) {
            assertThat(answerTo(host))
                    .as(host)
                    .startsWith("HTTP/1.1 421 ")
                    .contains("address the endpoint " + endpoint.uri());
        }
        for (String host :
                List.of("127.0.0.1:" + port, "localhost:" + port, "LOCALHOST:" + port, "bucket.localhost:" + port)) {
            assertThat(answerTo(host)).as(host).startsWith("HTTP/1.1 201 ");
        }
    }

    private String answerTo(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
            String request = "GET /bucket/key HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpRequest.Builder signed(AccessKey key, String service, String body) {
        return SignedHttp.text(key, service, "POST", endpoint.uri(), Map.of("X-Amz-Target", "Echo_1.Say"), body);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
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
                .hasMessage(
                        "port %d of 127.0.0.1 is in use; stop the program that has it or choose another port (0 takes any free one)"
                                .formatted(endpoint.port()));
    }

    private int status(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(endpoint.uri().resolve(path)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> call(String key, String target, String body) throws IOException, InterruptedException {
        Map<String, String> headers = Map.of("X-Amz-Target", target);
        HttpRequest request = SignedHttp.text(LocalClients.key(key), "echo", "POST", endpoint.uri(), headers, body)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
