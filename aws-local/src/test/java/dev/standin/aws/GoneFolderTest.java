package dev.standin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.internal.s3.S3Service;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.local.Endpoint;
import dev.standin.aws.sqs.QueueStore;
import dev.standin.aws.sqs.SqsService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The state folder vanishes while it is in use: nothing more is acknowledged, and somebody is told. */
final class GoneFolderTest {

    @TempDir
    Path temporary;

    private Path state;
    private StateFolder folder;
    private S3Store store;
    private QueueStore queues;
    private Endpoint endpoint;
    private S3Client s3;
    private SqsClient sqs;

    @BeforeEach
    void start() {
        state = temporary.resolve("state");
        Callers callers = new Callers();
        callers.addOwner(LocalClients.key("OWNER"));
        folder = StateFolder.open(state);
        store = S3Store.open(folder, Clock.systemUTC(), created -> {});
        queues = QueueStore.open(folder, Clock.systemUTC());
        store.createBucket("bucket");
        endpoint = Endpoint.bind(0, callers);
        endpoint.register(new SqsService(queues, endpoint.uri()))
                .register("/", new S3Service(store, callers))
                .start();
        s3 = LocalClients.s3(endpoint.uri(), "OWNER");
        sqs = LocalClients.sqs(endpoint.uri(), "OWNER");
        put("before");
        assertThat(folder.trouble()).isEmpty();
    }

    @AfterEach
    void stop() {
        s3.close();
        sqs.close();
        endpoint.close();
        store.close();
        queues.close();
        folder.close();
    }

    private void put(String key) {
        s3.putObject(request -> request.bucket("bucket").key(key), RequestBody.fromString(key));
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    private void assertNothingIsAcknowledged() {
        assertRefused(() -> put("after"));
        assertRefused(() -> s3.deleteObject(request -> request.bucket("bucket").key("before")));
        assertRefused(() -> s3.createBucket(request -> request.bucket("another")));
        assertThatThrownBy(() -> sqs.createQueue(request -> request.queueName("q")))
                .hasMessageContaining("could not be written");
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        failure -> assertThat(failure.statusCode()).isEqualTo(500));
    }

    private void assertGone() {
        assertThat(folder.trouble())
                .hasValueSatisfying(why -> assertThat(why)
                        .contains(
                                folder.root().toString(),
                                "was deleted, moved or replaced while it was in use: nothing more is acknowledged"));
    }

    @Test
    void nothing_is_acknowledged_into_a_folder_that_was_deleted_and_no_folder_comes_back() throws IOException {
        delete(state);
        assertNothingIsAcknowledged();
        assertGone();
        assertThat(state).doesNotExist();
    }

    @Test
    void the_deletion_is_told_even_if_nobody_writes() throws IOException {
        delete(state);
        assertGone();
    }

    @Test
    void nothing_is_acknowledged_into_a_folder_that_was_moved() throws IOException {
        Files.move(state, temporary.resolve("elsewhere"));
        assertNothingIsAcknowledged();
        assertGone();
    }

    @Test
    void nothing_is_acknowledged_when_another_folder_stands_in_its_place_and_that_one_is_left_alone()
            throws IOException {
        Files.move(state, temporary.resolve("elsewhere"));
        Path journal = Files.createDirectories(state.resolve("s3/blobs")).resolveSibling("journal.jsonl");
        Files.writeString(journal, "");
        Files.writeString(state.resolve("lock"), "");
        assertNothingIsAcknowledged();
        assertGone();
        assertThat(journal).isEmptyFile();
    }

    @Test
    void a_journal_that_was_deleted_alone_is_missed_too() throws IOException {
        Files.delete(state.resolve("s3/journal.jsonl"));
        assertRefused(() -> put("after"));
        assertThat(folder.trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("journal.jsonl was deleted while it was in use"));
    }
}
