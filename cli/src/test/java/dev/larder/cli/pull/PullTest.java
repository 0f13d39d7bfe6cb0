package dev.larder.cli.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cli.TestProject;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.grants.SmallProject;
import dev.larder.cli.pull.Pulling.Looked;
import dev.larder.core.contract.FeedId;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.core.wiring.SupplierPull.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** What a look at a supplier's own server does, by OpenSSH's server. */
final class PullTest {
    private static final FeedId FEED = FeedId.parse("acme/sale");

    @TempDir
    private static Path folder = Path.of("");

    private static @Nullable LocalEnvironment environment;

    @TempDir
    private Path there = Path.of("");

    private @Nullable Sshd sshd;
    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        Sshd.require();
        Path project = SmallProject.in(folder.resolve("project"));
        environment = LocalEnvironment.deploy(folder.resolve("state"), TestProject.plan(project), 0);
    }

    @AfterAll
    static void close() {
        if (environment != null) {
            environment.close();
        }
    }

    private static LocalEnvironment environment() {
        return Objects.requireNonNull(environment, "opened before the tests");
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        sshd = Sshd.start(there, "host", Sshd.freePort());
        environment().environment().lake().objects().delete(List.of("pulls/acme/sale.json"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (sshd != null) {
            sshd.close();
        }
    }

    private Sshd server() {
        return Objects.requireNonNull(sshd, "started before each test");
    }

    private SupplierPull pull() throws IOException, InterruptedException {
        return new SupplierPull(
                FEED,
                new Server("127.0.0.1", server().port()),
                System.getProperty("user.name"),
                there.resolve("out").toString(),
                "sale_.*",
                List.of(Sshd.fingerprint(there, "host")),
                "acme-server",
                Duration.ofMinutes(15));
    }

    private Looked look() throws Exception {
        return look(pull(), Sshd.privateKey(there));
    }

    private Looked look(SupplierPull pull, String secret) throws PullFailed {
        return new Pulling(environment(), pull, new Secrets(Map.of("LARDER_SECRET_ACME_SERVER", secret)), told::add)
                .look();
    }

    private static List<ObjectVersion> landed(String name) {
        String bucket = environment().variables().getOrDefault(FunctionVariables.LANDING_BUCKET, "");
        return environment()
                .clients()
                .s3()
                .listObjectVersions(list -> list.bucket(bucket).prefix("suppliers/acme/sale/" + name))
                .versions();
    }

    @Test
    void what_is_new_lands_once_and_what_is_known_is_left_alone() throws Exception {
        server().out("sale_a1", SmallProject.day("2026-01-01", 5));
        server().out("sale_a2", SmallProject.day("2026-01-02", 5));

        assertThat(look()).isEqualTo(new Looked(2, 0));
        assertThat(look()).isEqualTo(new Looked(0, 2));

        assertThat(landed("sale_a1")).hasSize(1);
        assertThat(landed("sale_a2")).hasSize(1);
        assertThat(told)
                .anyMatch(line -> line.startsWith("pulled     suppliers/acme/sale/sale_a1 (44 bytes from 127.0.0.1:"));
    }

    @Test
    void names_that_are_being_written_folders_links_and_other_names_are_no_files_of_the_feed() throws Exception {
        server().out("sale_b1.partial", "x");
        server().out(".sale_b2", "x");
        server().out("other", "x");
        server().out("sale_b3\u0007", "x");
        Files.createDirectory(there.resolve("out/sale_b4"));
        Files.createSymbolicLink(there.resolve("out/sale_b5"), there.resolve("config"));

        assertThat(look()).isEqualTo(new Looked(0, 0));
        assertThat(landed("sale_b")).isEmpty();
    }

    @Test
    void of_a_file_with_another_time_the_content_decides() throws Exception {
        Path file = server().out("sale_c", SmallProject.day("2026-01-03", 5));
        assertThat(look().landed()).isEqualTo(1);

        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-03T08:00:00Z")));
        assertThat(look()).isEqualTo(new Looked(0, 0));
        assertThat(look()).isEqualTo(new Looked(0, 1));

        server().out("sale_c", SmallProject.day("2026-01-03", 6));
        assertThat(look().landed()).isEqualTo(1);
        assertThat(landed("sale_c")).hasSize(2);
    }

    @Test
    void who_forgets_what_was_fetched_fetches_the_same_bytes_again() throws Exception {
        server().out("sale_d", SmallProject.day("2026-01-04", 5));
        look();
        environment()
                .environment()
                .lake()
                .objects()
                .write("pulls/acme/sale.json", new byte[] {'{'}, "application/json");

        assertThat(look().landed()).isEqualTo(1);

        assertThat(landed("sale_d"))
                .hasSize(2)
                .extracting(ObjectVersion::eTag)
                .containsOnly(landed("sale_d").getFirst().eTag());
    }

    @Test
    void a_file_that_the_server_has_no_more_is_forgotten() throws Exception {
        Path file = server().out("sale_e", "x");
        look();
        Files.delete(file);
        look();
        assertThat(environment()
                        .environment()
                        .lake()
                        .objects()
                        .read("pulls/acme/sale.json")
                        .map(String::new))
                .hasValueSatisfying(stored -> assertThat(stored).contains("\"files\":[]"));
    }

    @Test
    void a_server_with_another_host_key_is_refused_and_is_told_nothing() throws Exception {
        server().out("sale_f", SmallProject.day("2026-01-05", 5));
        SupplierPull pinned = pull();
        int port = server().port();
        server().close();
        sshd = Sshd.start(there, "another", port);

        assertThatThrownBy(() -> look(pinned, Sshd.privateKey(there)))
                .isInstanceOf(PullFailed.class)
                .hasMessage(
                        "acme/sale: the host key of 127.0.0.1:%d is %s, and pulls.yaml expects %s; nothing was said to it. Ask the"
                                + " supplier whether the key was changed before you write the new one into pulls.yaml",
                        port, Sshd.fingerprint(there, "another"), Sshd.fingerprint(there, "host"));

        assertThat(landed("sale_f")).isEmpty();
        assertThat(Files.readString(there.resolve("log"))).doesNotContain("Accepted");
    }

    @Test
    void a_secret_that_is_missing_unreadable_or_not_admitted_is_said_without_the_secret() throws Exception {
        SupplierPull pull = pull();
        assertThatThrownBy(() -> look(pull, ""))
                .hasMessage(
                        "the secret acme-server is not known here; put the password or the private key into the variable"
                                + " LARDER_SECRET_ACME_SERVER");
        assertThatThrownBy(() ->
                        look(pull, "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----"))
                .hasMessageStartingWith("acme/sale: the private key in the secret acme-server cannot be read")
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> look(pull, "hunter2"))
                .hasMessageStartingWith("acme/sale: cannot log in as ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_server_that_is_not_there_or_has_no_such_folder_is_said() throws Exception {
        SupplierPull pull = pull();
        SupplierPull elsewhere = new SupplierPull(
                FEED, pull.server(), pull.user(), "/nowhere", ".*", pull.hostKeys(), pull.secret(), pull.every());
        assertThatThrownBy(() -> look(elsewhere, Sshd.privateKey(there)))
                .hasMessageStartingWith("acme/sale: cannot list the folder /nowhere of 127.0.0.1:");
        server().close();
        assertThatThrownBy(() -> look(pull, Sshd.privateKey(there)))
                .hasMessageStartingWith("acme/sale: cannot reach 127.0.0.1:");
    }
}
