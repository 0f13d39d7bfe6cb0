package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.standin.aws.local.LocalAws;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class FullDiskTest {

    @TempDir
    private Path state;

    private final AtomicBoolean diskIsFull = new AtomicBoolean();
    private final DurableWrites disk = new DurableWrites() {
        @Override
        public void before(String what) {
            if (diskIsFull.get()) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        }

        @Override
        public void after(String what) {}
    };

    @BeforeEach
    void forget() {
        SmallHandlers.forget();
    }

    @Test
    void a_full_disk_is_told_in_one_sentence_and_costs_nothing_that_was_acknowledged() throws IOException {
        try (LocalLarder aws = open();
                AwsClients clients = new AwsClients(aws.variables());
                S3Client s3 = clients.s3()) {
            put(s3, "before");
            diskIsFull.set(true);
            aws.start();
            assertThatThrownBy(() -> put(s3, "refused")).isInstanceOf(S3Exception.class);
            assertThat(aws.trouble())
                    .contains(
                            "the state folder %s cannot be written: No space left on device; make room and start again: nothing that was acknowledged is lost"
                                    .formatted(state.toRealPath()));
            assertThat(SmallHandlers.RECEIVED)
                    .as("a receive that cannot be counted hands out nothing")
                    .isEmpty();
            diskIsFull.set(false);
            await().until(() -> SmallHandlers.RECEIVED.size() == 1);
            put(s3, "after");
            await().until(() -> SmallHandlers.RECEIVED.size() == 2);
        }
        try (LocalLarder aws = open()) {
            assertThat(aws.trouble()).isEmpty();
            assertThat(SmallHandlers.RECEIVED)
                    .extracting(event ->
                            event.path("detail").path("object").path("key").asString())
                    .containsExactly("suppliers/acme/sales/before", "suppliers/acme/sales/after");
        }
    }

    private static void put(S3Client s3, String name) {
        s3.putObject(
                put -> put.bucket("larder-test-use1-landing").key("suppliers/acme/sales/" + name),
                RequestBody.fromString("1"));
    }

    private LocalLarder open() {
        return LocalLarder.open(
                new LocalLarder.Options(state, "test", SmallWiring.PLAN, 0),
                new LocalAws.Watch(disk, access -> {}, LocalAws.Watch.NOTHING.hosts()),
                SmallWiring.wiring(List.of()));
    }
}
