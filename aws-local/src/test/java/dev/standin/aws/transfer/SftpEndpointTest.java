package dev.standin.aws.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.standin.aws.Condition;
import dev.standin.aws.Permission;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Trust;
import dev.standin.aws.local.LocalAws;
import dev.standin.aws.local.Stack;
import dev.standin.aws.transfer.OpenSsh.Said;
import dev.standin.aws.transfer.TransferServer.Mapping;
import dev.standin.aws.transfer.TransferServer.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a user of OpenSSH's {@code sftp} sees of a bucket. */
final class SftpEndpointTest {
    @TempDir
    private static Path folder;

    private static OpenSsh ssh = new OpenSsh(Path.of(""));
    private static LocalAws aws;
    private static S3Client s3;
    private static int port;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        OpenSsh.require();
        ssh = new OpenSsh(Files.createDirectory(folder.resolve("client")));
        aws = open(
                folder.resolve("state"),
                List.of(user("ann", ssh.key("ann", "ed25519")), user("bob", ssh.key("bob", "rsa"))));
        s3 = client();
        port = aws.sftp().orElseThrow().port();
    }

    @AfterAll
    static void close() {
        if (aws != null) {
            s3.close();
            aws.close();
        }
    }

    private static LocalAws open(Path state, List<User> users) {
        List<Role> roles = users.stream().map(SftpEndpointTest::role).toList();
        Stack stack = new Stack(
                        List.of("in", "out"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        roles,
                        Stack.EMPTY.warehouse(),
                        Stack.Kept.NOTHING,
                        List.of(),
                        Map.of())
                .withTransfer(Optional.of(new TransferServer(0, "Be brief.", users)));
        return LocalAws.open(new LocalAws.Options(state, 0), stack);
    }

    private static S3Client client() {
        Map<String, String> variables = aws.variables();
        return S3Client.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        variables.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        variables.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))))
                .build();
    }

    private static User user(String name, String... keys) {
        return new User(
                name,
                "role-" + name,
                List.of(new Mapping("/drop/a", "/in/from/" + name + "/a"), new Mapping("/answers", "/out/to/" + name)),
                List.of(keys));
    }

    /** All of its own folder in one bucket, and reading in the other. */
    private static Role role(User user) {
        String in = "arn:aws:s3:::in/from/" + user.name() + "/*";
        return new Role(
                user.role(),
                List.of(
                        new Permission("s3:PutObject", in),
                        new Permission("s3:GetObject", in),
                        new Permission("s3:DeleteObject", in),
                        new Permission("s3:GetObject", "arn:aws:s3:::out/to/" + user.name() + "/*"),
                        listing("in", "from/" + user.name() + "/*"),
                        listing("out", "to/" + user.name() + "/*")),
                List.of(new Trust("transfer.amazonaws.com")));
    }

    private static Permission listing(String bucket, String prefix) {
        return new Permission(
                "s3:ListBucket",
                "arn:aws:s3:::" + bucket,
                List.of(new Condition(Condition.Operator.StringLike, "s3:prefix", List.of(prefix))));
    }

    private static Said ann(String... commands) throws IOException, InterruptedException {
        return ssh.sftp(port, "ann", "ann", commands);
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve("client").resolve(name), text);
    }

    private static Optional<byte[]> object(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket("in").key(key)).asByteArray());
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }

    private static String text(String key) {
        return object(key)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("(nothing)");
    }

    private static List<String> keys(String prefix) {
        return s3.listObjectsV2(list -> list.bucket("in").prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void a_file_is_an_object_when_it_is_closed_and_has_another_key_when_it_is_renamed() throws Exception {
        file("one", "1,2\n");
        assertThat(ann("put one /drop/a/one.tmp", "rename /drop/a/one.tmp /drop/a/one.csv", "ls -l /drop/a/one.csv"))
                .satisfies(said -> assertThat(said.isContent()).as(said.text()).isTrue())
                .satisfies(said -> assertThat(said.text()).contains("-rw-r--r--", " 4 ", "one.csv"));
        assertThat(text("from/ann/a/one.csv")).isEqualTo("1,2\n");
        assertThat(object("from/ann/a/one.tmp")).isEmpty();
        assertThat(s3.headObject(head -> head.bucket("in").key("from/ann/a/one.csv"))
                        .metadata())
                .containsEntry("user-agent", "AWSTransfer");
    }

    @Test
    void a_file_under_a_name_that_is_there_is_a_new_version_of_it() throws Exception {
        file("first", "1");
        file("second", "2");
        assertThat(ann(
                                "put first /drop/a/again",
                                "put second /drop/a/again.tmp",
                                "rename /drop/a/again.tmp /drop/a/again")
                        .isContent())
                .isTrue();
        assertThat(text("from/ann/a/again")).isEqualTo("2");
        assertThat(s3.listObjectVersions(list -> list.bucket("in").prefix("from/ann/a/again"))
                        .versions())
                .filteredOn(version -> version.key().equals("from/ann/a/again"))
                .hasSize(2);
    }

    @Test
    void a_connection_that_breaks_leaves_what_had_arrived_and_the_client_goes_on_from_there() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        Files.write(folder.resolve("client/large"), bytes);
        try (ShortLine line = new ShortLine(port, 1_200_000)) {
            assertThat(ssh.sftp(line.port(), "ann", "ann", "put large /drop/a/large.partial")
                            .isContent())
                    .isFalse();
        }
        await().until(() -> object("from/ann/a/large.partial").isPresent());
        byte[] part = object("from/ann/a/large.partial").orElseThrow();
        assertThat(part.length).isBetween(1, 1_200_000);
        assertThat(ann("reput large /drop/a/large.partial", "rename /drop/a/large.partial /drop/a/large"))
                .satisfies(said -> assertThat(said.isContent()).as(said.text()).isTrue());
        assertThat(object("from/ann/a/large")).hasValue(bytes);
    }

    @Test
    void a_user_sees_its_own_home_and_no_way_out_of_it() throws Exception {
        s3.putObject(put -> put.bucket("in").key("from/bob/a/secret"), RequestBody.fromString("bob's"));
        s3.putObject(put -> put.bucket("out").key("to/ann/answer.txt"), RequestBody.fromString("ACCEPTED"));
        assertThat(ann("ls -1 /", "ls -1 /drop", "get /answers/answer.txt got").text())
                .contains("/answers", "/drop", "/drop/a")
                .doesNotContain("bob");
        assertThat(folder.resolve("client/got")).hasContent("ACCEPTED");
        assertThat(ann("pwd", "cd /drop/a/../../../..", "pwd").text()).endsWith("Remote working directory: /\n");
        String[] paths = {
            "/drop/a/../../../from/bob/a/secret",
            "../bob/a/secret",
            "/in/from/bob/a/secret",
            "/drop/b/secret",
            "/etc/passwd",
            "/drop/a/../../../../../../../etc/passwd"
        };
        assertThat(ann(Stream.of(paths).map(path -> "-get " + path + " stolen").toArray(String[]::new))
                        .isContent())
                .isTrue();
        assertThat(folder.resolve("client/stolen")).doesNotExist();
        file("mine", "x");
        assertThat(ann("-rm /x", "-rm /drop/x", "-rm /answers", "-rm /drop/a", "-put mine /x", "-put mine /drop/x")
                        .isContent())
                .isTrue();
        assertThat(s3.listObjectVersions(list -> list.bucket("in")).deleteMarkers())
                .noneMatch(marker -> marker.key().contains("bob"));
        assertThat(ann("put mine /answers/mine").text()).contains("Permission denied");
        assertThat(ann("rm /answers/answer.txt").text()).contains("Permission denied");
        assertThat(ann("rename /answers/answer.txt /drop/a/answer.txt").text()).contains("Permission denied");
    }

    @Test
    void names_are_taken_as_they_are() throws Exception {
        file("plain", "x");
        List<String> names = List.of(
                "Müller ü 一.csv", "a b.csv", "it's.csv", "back\\slash.csv", "-rf", "%2e%2e%2f.csv", "$(id).csv");
        String[] puts = names.stream()
                .map(name -> "put plain \"/drop/a/names/" + name.replace("\\", "\\\\") + "\"")
                .toArray(String[]::new);
        assertThat(ann(puts))
                .satisfies(said -> assertThat(said.isContent()).as(said.text()).isTrue());
        assertThat(keys("from/ann/a/names/").stream().map(key -> key.substring("from/ann/a/names/".length())))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(ann("put plain /drop/a/./x/../names//dots").isContent()).isTrue();
        assertThat(keys("from/ann/a/names/")).contains("from/ann/a/names/dots");
        assertThat(ann("put plain \"/drop/a/" + "n".repeat(1100) + "\"").isContent())
                .isFalse();
        assertThat(ann("put plain \"/drop/a/bell\u0007\"").isContent()).isFalse();
    }

    @Test
    void folders_are_made_filled_and_removed_as_keys_and_links_there_are_none() throws Exception {
        file("leaf", "x");
        assertThat(ann("mkdir /drop/a/new", "cd /drop/a/new", "put leaf", "ls -1")
                        .text())
                .contains("leaf");
        assertThat(ann("rmdir /drop/a/new").isContent()).isFalse();
        assertThat(ann("rename /drop/a/new /drop/a/newer").isContent()).isFalse();
        assertThat(ann("symlink /drop/a/new/leaf /drop/a/link").isContent()).isFalse();
        assertThat(ann("ln /drop/a/new/leaf /drop/a/link").isContent()).isFalse();
        assertThat(ann("rm /drop/a/new/leaf", "rmdir /drop/a/new").isContent()).isTrue();
        assertThat(keys("from/ann/a/new")).isEmpty();
        assertThat(ann("cd /drop/a/new").isContent()).isFalse();
    }

    @Test
    void what_a_client_sets_of_times_and_modes_is_ignored() throws Exception {
        file("timed", "x");
        assertThat(ann("put -p timed /drop/a/timed", "chmod 600 /drop/a/timed").isContent())
                .isTrue();
        assertThat(text("from/ann/a/timed")).isEqualTo("x");
    }

    @Test
    void a_thousand_files_arrive_and_are_listed_each_once() throws Exception {
        int files = Integer.getInteger("larder.sftp.files", 130);
        for (int i = 0; i < files; i++) {
            file("%05d.many".formatted(i), "x");
        }
        Said said = ann("mkdir /drop/a/many", "cd /drop/a/many", "mput *.many", "ls -1");
        assertThat(said.text().lines().filter(line -> line.matches("\\d{5}\\.many")))
                .hasSize(files)
                .doesNotHaveDuplicates();
        assertThat(keys("from/ann/a/many/0")).hasSizeGreaterThanOrEqualTo(Math.min(files, 1_000));
    }

    @Test
    void who_has_another_key_or_password_or_name_stays_outside() throws Exception {
        String password = aws.sftp().orElseThrow().passwords().getOrDefault("ann", "");
        assertThat(ssh.sftp(port, "ann", "bob", "ls").isContent()).isFalse();
        assertThat(ssh.sftp(port, "carol", "ann", "ls").isContent()).isFalse();
        assertThat(ssh.sftpByPassword(port, "ann", "no" + password, "ls").isContent())
                .isFalse();
        assertThat(ssh.sftpByPassword(port, "carol", "", "ls").isContent()).isFalse();
        assertThat(ssh.sftpByPassword(port, "ann", password, "ls -1 /").text()).contains("/drop");
    }

    @Test
    void there_is_no_shell() throws Exception {
        assertThat(ssh.ssh(port, "ann", "ann", "id").isContent()).isFalse();
        assertThat(ssh.ssh(port, "ann", "ann", "").isContent()).isFalse();
    }

    @Test
    void host_key_and_passwords_are_those_of_before() throws Exception {
        Path state = folder.resolve("second");
        List<String> before;
        try (LocalAws first = open(state, List.of(user("dora")))) {
            before = identity(first);
        }
        try (LocalAws second = open(state, List.of(user("dora")))) {
            assertThat(identity(second)).isEqualTo(before);
        }
        assertThat(Files.getPosixFilePermissions(state.resolve("sftp"))).hasSize(3);
    }

    private static List<String> identity(LocalAws opened) {
        SftpEndpoint sftp = opened.sftp().orElseThrow();
        return List.of(sftp.fingerprint(), sftp.passwords().getOrDefault("dora", ""));
    }
}
