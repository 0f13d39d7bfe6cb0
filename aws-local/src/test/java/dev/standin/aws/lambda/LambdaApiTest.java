package dev.standin.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.Permission;
import dev.standin.aws.SignedHttp;
import dev.standin.aws.StateFolder;
import dev.standin.aws.lambda.internal.api.EventSources;
import dev.standin.aws.lambda.internal.api.FunctionCatalog;
import dev.standin.aws.lambda.internal.api.Invoke;
import dev.standin.aws.lambda.internal.api.LambdaApi;
import dev.standin.aws.local.Endpoint;
import dev.standin.aws.sqs.QueueSettings;
import dev.standin.aws.sqs.QueueStore;
import dev.standin.aws.sqs.SqsService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class LambdaApiTest {
    private static final String ID = "6f1c6f0e-0000-4000-8000-000000000001";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:landed";

    @TempDir
    private Path folder;

    private final Callers callers = new Callers();
    private final Function echo = SampleHandlers.deployed(SampleHandlers.Echo.class, Duration.ofMinutes(1));
    private final Function fail = SampleHandlers.deployed(SampleHandlers.Fail.class, Duration.ofMinutes(1));
    private final Function batch =
            SampleHandlers.deployed(SampleHandlers.Batch.class, Duration.ofMinutes(1), new Permission("sqs:*", QUEUE));
    private final List<Function> functions = List.of(echo, fail, batch);
    private final FunctionHost host = new FunctionHost(functions, callers);
    private final Endpoint endpoint = Endpoint.bind(0, callers);
    private final HttpClient http = HttpClient.newHttpClient();
    private StateFolder state;
    private QueueStore store;
    private QueuePoller poller;
    private AsyncInvocations events;

    @BeforeEach
    void start() {
        callers.addOwner(LocalClients.key("OWNER"));
        callers.add(LocalClients.key("GUEST"), "guest", List.of(new Permission("lambda:InvokeFunction", echo.arn())));
        state = StateFolder.open(folder);
        store = QueueStore.open(state, Clock.systemUTC());
        store.create("landed", new QueueSettings(60, 0, null));
        SqsService sqs = new SqsService(store, endpoint.uri());
        EventSource source = new EventSource(
                ID,
                QUEUE,
                sqs.url("landed"),
                5,
                Duration.ofSeconds(1),
                batch,
                callers.role(batch.name(), batch.permissions()));
        poller = QueuePoller.start(source, sqs, host, true);
        events = new AsyncInvocations(host, state, List.of());
        FunctionCatalog catalog = new FunctionCatalog(functions);
        Invoke invoke = new Invoke(catalog, host, events);
        endpoint.register(
                LambdaApi.PATH, new LambdaApi(callers, invoke, catalog, new EventSources(List.of(poller), catalog)));
        endpoint.start();
    }

    @AfterEach
    void stop() {
        http.close();
        poller.close();
        host.close();
        events.close();
        endpoint.close();
        store.close();
        state.close();
    }

    @Test
    void a_function_is_invoked_by_name_partial_arn_or_arn() throws Exception {
        for (String name :
                List.of(echo.name(), "000000000000:function:" + echo.name(), echo.arn(), echo.arn() + ":$LATEST")) {
            HttpResponse<String> answer =
                    call("GUEST", "POST", "functions/" + encoded(name) + "/invocations", "{\"run\":7}");
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(json(answer).path("request").path("run").asInt()).isEqualTo(7);
            assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
        }
    }

    @Test
    void a_functions_failure_is_an_answer_with_a_header() throws Exception {
        HttpResponse<String> answer = call("OWNER", "POST", "functions/stack-test-Fail/invocations", "{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(json(answer).path("errorType").asString()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void an_event_is_accepted_and_run_later() throws Exception {
        SampleHandlers.Batch.SEEN.clear();
        HttpRequest request = SignedHttp.text(
                        LocalClients.key("OWNER"),
                        "lambda",
                        "POST",
                        endpoint.uri().resolve(LambdaApi.PATH + "functions/stack-test-Batch/invocations"),
                        Map.of("X-Amz-Invocation-Type", "Event"),
                        "{\"Records\":[{\"messageId\":\"a\",\"body\":\"later\"}]}")
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
        await().until(() -> SampleHandlers.Batch.SEEN.contains(List.of("later")));
    }

    @Test
    void who_is_not_granted_an_invocation_is_denied() throws Exception {
        HttpResponse<String> denied = call("GUEST", "POST", "functions/stack-test-Fail/invocations", "{}");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body())
                .contains("not authorized to perform: lambda:InvokeFunction on resource: \\\"" + fail.arn());
        assertThat(call("GUEST", "GET", "functions", "").statusCode()).isEqualTo(403);
        assertThat(call("NOBODY", "GET", "functions", "").statusCode()).isEqualTo(403);
    }

    @Test
    void functions_are_listed_and_described_without_their_keys() throws Exception {
        JsonNode list = json(call("OWNER", "GET", "functions", "")).path("Functions");
        assertThat(list.valueStream().map(each -> each.path("FunctionName").asString()))
                .containsExactly("stack-test-Echo", "stack-test-Fail", "stack-test-Batch");
        JsonNode one = json(call("OWNER", "GET", "functions/stack-test-Echo/configuration", ""));
        assertThat(one.path("FunctionArn").asString()).isEqualTo(echo.arn());
        assertThat(one.path("Timeout").asInt()).isEqualTo(60);
        assertThat(one.path("Runtime").asString()).isEqualTo("java25");
        assertThat(one.path("Environment").path("Variables").propertyNames())
                .containsExactly("AWS_REGION", "STACK_ENVIRONMENT");
    }

    @Test
    void an_event_source_is_paused_and_resumed() throws Exception {
        assertThat(listed().path("State").asString()).isEqualTo("Enabled");
        assertThat(listed().path("BatchSize").asInt()).isEqualTo(5);
        HttpResponse<String> paused = call("OWNER", "PUT", "event-source-mappings/" + ID, "{\"Enabled\":false}");
        assertThat(paused.statusCode()).isEqualTo(202);
        await().until(() -> listed().path("State").asString().equals("Disabled"));
        call("OWNER", "PUT", "event-source-mappings/" + ID, "{\"Enabled\":true}");
        assertThat(listed().path("State").asString()).isEqualTo("Enabled");
    }

    private JsonNode listed() throws Exception {
        return json(call("OWNER", "GET", "event-source-mappings?EventSourceArn=" + encoded(QUEUE), ""))
                .path("EventSourceMappings")
                .get(0);
    }

    @Test
    void what_is_not_supported_or_unknown_is_refused_by_name() throws Exception {
        refused("POST", "functions/stack-test-nobody/invocations", "{}", 404, "Function not found: stack-test-nobody");
        refused(
                "POST",
                "functions/stack-test-Echo:live/invocations",
                "{}",
                404,
                "Function not found: stack-test-Echo:live");
        refused(
                "POST",
                "functions/stack-test-Echo/invocations?Qualifier=live",
                "{}",
                400,
                "a qualifier other than $LATEST");
        refused("POST", "functions/stack-test-Echo/invocations", "{", 400, "Could not parse request body into json");
        refused("PUT", "event-source-mappings/" + ID, "{\"BatchSize\":1}", 400, "BatchSize cannot be changed");
        refused("PUT", "event-source-mappings/other", "{\"Enabled\":true}", 404, "does not exist");
        refused("GET", "functions?FunctionVersion=ALL", "", 400, "FunctionVersion is not implemented");
        refused("POST", "functions", "{}", 501, "POST functions is not implemented by the local AWS");
        refused("GET", "functions/stack-test-Echo", "", 501, "GET functions/{} is not implemented");
    }

    @Test
    void a_request_of_more_than_six_megabytes_is_refused() throws Exception {
        String large = "\"" + "x".repeat(Limits.REQUEST_BYTES) + "\"";
        refused(
                "POST",
                "functions/stack-test-Echo/invocations",
                large,
                413,
                "Request must be smaller than 6291456 bytes");
    }

    private void refused(String method, String path, String body, int status, String message) throws Exception {
        HttpResponse<String> answer = call("OWNER", method, path, body);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(json(answer).path("Message").asString()).contains(message);
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).isPresent();
    }

    private HttpResponse<String> call(String key, String method, String path, String body) throws Exception {
        return http.send(request(key, method, path, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String key, String method, String path, String body) {
        URI uri = endpoint.uri().resolve(LambdaApi.PATH + path);
        return SignedHttp.text(LocalClients.key(key), "lambda", method, uri, Map.of(), body);
    }

    private static String encoded(String text) {
        return text.replace(":", "%3A").replace("$", "%24");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return SampleHandlers.JSON.readTree(answer.body());
    }
}
