package dev.larder.functions.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.net.httpserver.HttpServer;
import dev.larder.functions.Lake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class CustomResourceTest {
    private static final String EVENT = """
        {"RequestType": "Create", "ResourceType": "Custom::Thing", "ResponseURL": "https://cloudformation", "StackId": "stack",
         "RequestId": "request", "LogicalResourceId": "Thing", "ResourceProperties": {"Colour": "red", "Sizes": ["1", "2"]}}\
        """;

    private final List<JsonNode> answers = new ArrayList<>();

    @Test
    void what_is_done_is_answered_with_its_data() throws IOException {
        call(
                300_000,
                request -> Answer.done(
                        "",
                        Map.of("Told", request.property("Colour") + request.list("Sizes") + request.property("None"))));

        assertThat(answers.getFirst().toString())
                .isEqualTo(
                        "{\"Status\":\"SUCCESS\",\"PhysicalResourceId\":\"thing\",\"StackId\":\"stack\",\"RequestId\":\"request\",\"LogicalResourceId\":\"Thing\",\"Data\":{\"Told\":\"red[1,"
                                + " 2]\"}}");
    }

    @Test
    void what_is_thrown_is_the_reason_whatever_it_is() throws IOException {
        call(300_000, _ -> {
            throw new IllegalStateException("the disk is full");
        });
        call(300_000, _ -> {
            throw new StackOverflowError();
        });

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(
                        answer -> assertThat(answer.path("Status").asString()).isEqualTo("FAILED"));
        assertThat(answers.getFirst().path("Reason").asString()).isEqualTo("the disk is full");
        assertThat(answers.getLast().path("Reason").asString()).isEqualTo("java.lang.StackOverflowError");
    }

    @Test
    void work_that_takes_longer_than_the_function_has_left_is_answered_in_time_and_once() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        call(30_050, _ -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return Answer.done("", Map.of());
        });

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().path("Reason").asString())
                .startsWith("not done within 0 seconds; what is done stays done");
    }

    @Test
    void a_reason_that_is_too_long_is_shortened_to_what_cloudformation_takes() throws IOException {
        call(300_000, _ -> Answer.failed("\u00e4\"".repeat(5_000)));

        assertThat(answers.getFirst().toString().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(3_000, Answer.MOST_BYTES);
        assertThat(answers.getFirst().path("Reason").asString()).endsWith(" ...");
    }

    @Test
    void who_calls_it_without_an_address_for_the_answer_is_told() {
        assertThatThrownBy(() -> handler(_ -> Answer.failed(""))
                        .handleRequest(
                                new ByteArrayInputStream(
                                        "{\"RequestType\":\"Create\"}".getBytes(StandardCharsets.UTF_8)),
                                new ByteArrayOutputStream(),
                                left(300_000)))
                .hasMessageContaining("called by CloudFormation only");
    }

    @Test
    void the_answer_is_put_without_a_content_type_and_tried_again_when_the_server_is_in_trouble() throws IOException {
        Deque<Integer> statuses = new ArrayDeque<>(List.of(503, 200, 403));
        List<String> types = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            types.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(statuses.remove(), -1);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/answer?signature=1");
            new PresignedUrl().put(url, new byte[] {'{', '}'});
            assertThat(types).containsExactly("PUT null", "PUT null");
            assertThatThrownBy(() -> new PresignedUrl().put(url, new byte[] {'{', '}'}))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("CloudFormation's URL answered with status 403");
        } finally {
            server.stop(0);
        }
    }

    private void call(int millisLeft, Function<Request, Answer> work) throws IOException {
        handler(work)
                .handleRequest(
                        new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        left(millisLeft));
    }

    private CustomResource handler(Function<Request, Answer> work) {
        return new CustomResource((_, body) -> answers.add(Lake.JSON.readTree(body))) {
            @Override
            protected String physicalId(Request request) {
                return "thing";
            }

            @Override
            protected Answer act(Request request) {
                return work.apply(request);
            }
        };
    }

    private static Context left(int millis) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> millis);
    }
}
