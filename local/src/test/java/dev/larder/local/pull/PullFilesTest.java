package dev.larder.local.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.larder.core.contract.FeedId;
import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.ConnectorAccess;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.core.wiring.SupplierPull.Server;
import dev.larder.core.wiring.Wiring;
import dev.larder.local.LocalLarder;
import dev.larder.local.LocalPulls;
import dev.larder.local.LocalSuppliers;
import dev.standin.aws.Access;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.local.LocalAws.Watch;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The very machine that AWS runs, with every grant asked, on a server that changes from test to test. */
@TestMethodOrder(OrderAnnotation.class)
final class PullFilesTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T06:00:00Z");
    private static final Queue<Access> ACCESSES = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path folder = Path.of("");

    private static @Nullable LocalLarder larder;
    private static @Nullable AwsClients clients;
    private static @Nullable SupplierSftp sftp;
    private static @Nullable SupplierPull pull;
    private static int looks;

    @BeforeAll
    static void open() throws IOException, GeneralSecurityException {
        KeyPair hostKey = SupplierSftp.key();
        sftp = SupplierSftp.start(folder.resolve("server"), hostKey, 0);
        pull = new SupplierPull(
                FeedId.parse("acme/sale"),
                new Server("127.0.0.1", sftp.port()),
                "larder",
                "/out",
                "sale_.*",
                List.of(SupplierSftp.line(hostKey)),
                "acme-server",
                Duration.ofMinutes(15));
        LocalPulls pulls = new LocalPulls(
                List.of(pull), Map.of("acme-server", "{\"Username\":\"larder\",\"Password\":\"secret\"}"));
        larder = LocalLarder.open(
                new LocalLarder.Options(folder.resolve("state"), "test", "0".repeat(64), 0, LocalSuppliers.NONE, pulls),
                new Watch(DurableWrites.UNOBSERVED, ACCESSES::add, FunctionHost::new));
        clients = new AwsClients(larder.variables());
    }

    @AfterAll
    static void close() throws IOException {
        if (clients != null) {
            clients.close();
        }
        if (larder != null) {
            larder.close();
        }
        server().close();
    }

    private static SupplierSftp server() {
        return Objects.requireNonNull(sftp, "started before the tests");
    }

    private static LocalLarder larder() {
        return Objects.requireNonNull(larder, "opened before the tests");
    }

    private static AwsClients clients() {
        return Objects.requireNonNull(clients, "opened before the tests");
    }

    private static SupplierPull pull() {
        return Objects.requireNonNull(pull, "made before the tests");
    }

    private static String machine() {
        return larder().variables()
                .getOrDefault(FunctionVariables.MACHINE, "")
                .replace(LarderWiring.BUILD_WAREHOUSE, LarderWiring.PULL_FILES);
    }

    private static String bucket() {
        return larder().variables().getOrDefault(FunctionVariables.LANDING_BUCKET, "");
    }

    private static String begin() {
        String input = ConnectorAccess.input(pull(), LocalPulls.connector(pull()), bucket(), Duration.ofSeconds(1));
        String name = "look-" + looks++;
        return clients()
                .stepFunctions()
                .startExecution(
                        start -> start.stateMachineArn(machine()).name(name).input(input))
                .executionArn();
    }

    private static DescribeExecutionResponse end(String execution) {
        await().atMost(Duration.ofMinutes(2)).until(() -> described(execution).status() != ExecutionStatus.RUNNING);
        return described(execution);
    }

    private static DescribeExecutionResponse described(String execution) {
        return clients().stepFunctions().describeExecution(describe -> describe.executionArn(execution));
    }

    private static void look() {
        DescribeExecutionResponse ended = end(begin());
        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private static List<String> keys(String prefix) {
        return clients().s3().listObjectVersions(list -> list.bucket(bucket()).prefix(prefix)).versions().stream()
                .map(version -> version.key())
                .toList();
    }

    @Test
    @Order(1)
    void two_new_files_land_and_a_second_look_fetches_nothing() throws IOException {
        server().out("sale_a", "a", MONDAY);
        server().out("sale_b", "b", MONDAY.plusSeconds(60));
        server().out("sale_c.partial", "c", MONDAY);
        Files.createDirectories(folder.resolve("server/out/sale_d"));

        look();
        assertThat(keys("suppliers/")).containsExactly("suppliers/acme/sale/sale_a", "suppliers/acme/sale/sale_b");
        look();
        assertThat(keys("suppliers/")).hasSize(2);
    }

    @Test
    @Order(2)
    void a_changed_file_lands_again() throws IOException {
        server().out("sale_a", "other", MONDAY.plusSeconds(120));
        look();
        assertThat(keys("suppliers/acme/sale/sale_a")).hasSize(2);
    }

    /** Whoever stops it between any two steps leaves files that the next look fetches, and none that is landed twice without need. */
    @Test
    @Order(3)
    void what_a_stopped_look_left_is_fetched_by_the_next_one() throws IOException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "sale_stopped_" + i;
            all.add("suppliers/acme/sale/" + name);
            server().out(name, "content " + i, MONDAY.plusSeconds(200 + i));
            String execution = begin();
            int events = 5 + 12 * i;
            await().until(() -> described(execution).status() != ExecutionStatus.RUNNING
                    || clients()
                                    .stepFunctions()
                                    .getExecutionHistory(history -> history.executionArn(execution))
                                    .events()
                                    .size()
                            > events);
            clients().stepFunctions().stopExecution(stop -> stop.executionArn(execution));
            end(execution);
        }
        look();
        assertThat(keys("suppliers/acme/sale/sale_stopped_")).containsAll(all);
    }

    @Test
    @Order(4)
    void every_grant_of_the_function_is_needed() {
        Wiring.Function function = LarderWiring.pulling().functions().stream()
                .filter(each -> each.name().equals("plan-pull"))
                .findFirst()
                .orElseThrow();
        Arns arns = Arns.of("us-east-1", "000000000000", new Names("test", RegionCode.of("us-east-1")));
        assertThat(ACCESSES).allMatch(Access::granted);
        assertThat(function.grants())
                .allSatisfy(grant -> assertThat(ACCESSES)
                        .as(grant.toString())
                        .anyMatch(access -> access.caller().contains("plan-pull")
                                && access.action().equals(grant.action())
                                && isOn(access.resource(), arns.resolve(grant.on()))));
    }

    private static boolean isOn(String resource, String pattern) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), resource);
    }

    @Test
    @Order(5)
    void a_file_that_cannot_be_fetched_fails_the_look_by_name_and_others_land() throws IOException {
        server().out("sale_e", "e", MONDAY.plusSeconds(300));
        server().out("sale_f", "f", MONDAY.plusSeconds(301));
        server().refuse("sale_e");

        DescribeExecutionResponse ended = end(begin());

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.cause())
                .contains("acme/sale: not everything could be fetched from /out of 127.0.0.1", "sale_e: ");
        assertThat(keys("suppliers/acme/sale/sale_f")).hasSize(1);
        assertThat(keys("suppliers/acme/sale/sale_e")).isEmpty();

        server().refuse("");
        look();
        assertThat(keys("suppliers/acme/sale/sale_e")).hasSize(1);
    }

    @Test
    @Order(6)
    void a_server_with_another_host_key_is_refused_and_the_look_fails_with_the_reason() throws Exception {
        int port = server().port();
        server().close();
        sftp = SupplierSftp.start(folder.resolve("server"), SupplierSftp.key(), port);
        server().out("sale_g", "g", MONDAY.plusSeconds(400));

        DescribeExecutionResponse ended = end(begin());

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("dev.larder.functions.pull.PullFailed");
        assertThat(ended.cause())
                .contains("acme/sale: the folder /out of 127.0.0.1")
                .contains("the host key of sftp://127.0.0.1:" + port + " is none of the connector's trusted host keys")
                .doesNotContain("secret");
        assertThat(keys("suppliers/acme/sale/sale_g")).isEmpty();
    }
}
