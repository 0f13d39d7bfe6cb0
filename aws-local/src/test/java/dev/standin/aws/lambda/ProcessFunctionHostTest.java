package dev.standin.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.standin.aws.Callers;
import dev.standin.aws.lambda.process.NativeRuntime;
import dev.standin.aws.lambda.process.ProcessFunctionHost;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What our host in this JVM answers is compared with what AWS's own runtime answers. */
final class ProcessFunctionHostTest {
    private static final Callers CALLERS = new Callers();
    private static final List<Function> FUNCTIONS = List.of(
            SampleHandlers.deployed(SampleHandlers.Echo.class, Duration.ofMinutes(1)),
            SampleHandlers.deployed(SampleHandlers.Fail.class, Duration.ofMinutes(1)),
            SampleHandlers.deployed(SampleHandlers.Batch.class, Duration.ofMinutes(1)),
            SampleHandlers.deployed(SampleHandlers.Print.class, Duration.ofMinutes(1)),
            SampleHandlers.deployed(SampleHandlers.Sleep.class, Duration.ofSeconds(3)));

    private static final List<String> LIBRARIES = List.of("jackson-", "aws-lambda-java-events-", "joda-time-");

    private static final Set<String> KEY = Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

    @TempDir
    private static Path folder;

    private static FunctionRunner processes = new FunctionHost(List.of(), CALLERS);
    private static final FunctionRunner IN_THIS_JVM = new FunctionHost(FUNCTIONS, CALLERS);

    @BeforeAll
    static void pack() throws IOException {
        assumeTrue(NativeRuntime.isSupported(), "AWS's runtime interface client runs on Linux only");
        processes = new ProcessFunctionHost(
                FUNCTIONS,
                CALLERS,
                zip(folder.resolve("functions.zip")),
                folder,
                Path.of("target/lambda-runtime").toAbsolutePath());
    }

    /** What is deployed: the sample handlers, and beside them the libraries that they use. */
    private static Path zip(Path zip) throws IOException {
        Path classes = Path.of("target/test-classes").toAbsolutePath();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path handler : files(classes.resolve("dev/standin/aws/lambda"), "SampleHandlers")) {
                add(out, classes.relativize(handler).toString().replace('\\', '/'), handler);
            }
            for (String library : System.getProperty("java.class.path").split(File.pathSeparator)) {
                String name = Path.of(library).getFileName().toString();
                if (LIBRARIES.stream().anyMatch(name::startsWith)) {
                    add(out, "lib/" + name, Path.of(library));
                }
            }
        }
        return zip;
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static void add(ZipOutputStream out, String name, Path file) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
    }

    @AfterAll
    static void close() {
        processes.close();
        IN_THIS_JVM.close();
    }

    @Test
    void a_packaged_handler_answers_as_in_this_jvm_and_stays_warm() {
        JsonNode here = SampleHandlers.JSON.readTree(
                IN_THIS_JVM.run("stack-test-Echo", "{\"run\":7}").payload());
        JsonNode there = SampleHandlers.JSON.readTree(
                processes.run("stack-test-Echo", "{\"run\":7}").payload());
        JsonNode again = SampleHandlers.JSON.readTree(
                processes.run("stack-test-Echo", "{\"run\":8}").payload());
        assertThat(there.path("request")).isEqualTo(here.path("request"));
        assertThat(there.path("function")).isEqualTo(here.path("function"));
        assertThat(again.path("instance")).isEqualTo(there.path("instance"));
        JsonNode environment = there.path("environment");
        here.path("environment").propertyNames().stream()
                .filter(name -> !KEY.contains(name))
                .forEach(name -> assertThat(environment.path(name))
                        .isEqualTo(here.path("environment").path(name)));
        assertThat(environment.path("AWS_ACCESS_KEY_ID").asString()).startsWith("ASIA");
    }

    @Test
    void what_a_function_writes_to_its_log_is_told_here_as_there() {
        for (FunctionRunner runner : List.of(IN_THIS_JVM, processes)) {
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            runner.logTo((function, line) -> lines.add(function + ": " + line));
            runner.run("stack-test-Print", "\"ä\"");

            await().until(() -> lines.contains("stack-test-Print: \"ä\" and more"));
        }
    }

    @Test
    void a_failure_has_the_type_and_the_message_that_it_has_in_this_jvm() {
        Outcome.Failed here = (Outcome.Failed) IN_THIS_JVM.run("stack-test-Fail", "\"no plan\"");
        Outcome.Failed there = (Outcome.Failed) processes.run("stack-test-Fail", "\"no plan\"");
        assertThat(there.errorType()).isEqualTo(here.errorType());
        assertThat(there.errorMessage()).isEqualTo(here.errorMessage());
        JsonNode trace = SampleHandlers.JSON.readTree(there.payload()).path("stackTrace");
        assertThat(trace.get(0).asString()).contains("SampleHandlers$Fail.handleRequest");
    }

    @Test
    void queue_messages_are_decoded_by_awss_own_serializers() {
        String event = new MessageBatch(List.of(message("a", "fine"), message("b", "poison")))
                .event("arn:aws:sqs:us-east-1:000000000000:q", "us-east-1");
        JsonNode here = SampleHandlers.JSON.readTree(
                IN_THIS_JVM.run("stack-test-Batch", event).payload());
        JsonNode there = SampleHandlers.JSON.readTree(
                processes.run("stack-test-Batch", event).payload());
        assertThat(there).isEqualTo(here);
    }

    @Test
    void a_run_past_the_timeout_is_ended_and_the_next_one_has_a_new_process() {
        Outcome.Failed late = (Outcome.Failed) processes.run("stack-test-Sleep", "{}");
        assertThat(late.errorType()).isEqualTo("Sandbox.Timedout");
        Outcome.Failed again = (Outcome.Failed) processes.run("stack-test-Sleep", "{}");
        assertThat(again.errorType()).isEqualTo("Sandbox.Timedout");
    }

    private static JsonNode message(String id, String body) {
        return SampleHandlers.JSON
                .createObjectNode()
                .put("MessageId", id)
                .put("ReceiptHandle", "r")
                .put("Body", body);
    }
}
