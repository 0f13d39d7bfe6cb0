package dev.standin.aws.local;

import dev.standin.aws.OpeningRefused;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.s3.store.Bucket;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.redshiftdata.DirectRead;
import dev.standin.aws.states.service.ExecutionList;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account that nobody runs, opened to see what is in it: no port, no function, no queue, no machine, and of the buckets only what is asked for. It
 * holds the folder, so that nobody can work meanwhile. For one thread.
 */
public final class StillAccount implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();

    private final StateFolder folder;
    private final S3Store objects;
    private @Nullable Warehouse warehouse;

    private StillAccount(StateFolder folder) {
        this.folder = folder;
        this.objects = S3Store.openToRead(folder, CLOCK);
    }

    /**
     * The account in a state folder; empty if whoever had it last did not come to the end, so that it must be opened in full, which puts right what is
     * half done.
     *
     * @throws OpeningRefused if another process uses the folder, or another version wrote it
     */
    public static Optional<StillAccount> open(Path state) {
        StateFolder folder = StateFolder.open(state);
        try {
            StillAccount account = new StillAccount(folder);
            if (account.objects.wasCutOff()
                    || account.executions().stream()
                            .anyMatch(execution -> execution.status().equals("RUNNING"))) {
                account.close();
                return Optional.empty();
            }
            return Optional.of(account);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** A key and when its object was written. */
    public record Listed(String key, Instant modified) {}

    /** Whether there is such a bucket. */
    public boolean hasBucket(String bucket) {
        return objects.index().buckets().containsKey(bucket);
    }

    /** The current objects below a prefix, in the order of their keys. */
    public Stream<Listed> list(String bucket, String prefix) {
        return objects.index()
                .bucket(bucket)
                .writtenFrom(prefix)
                .takeWhile(key -> key.name().startsWith(prefix))
                .flatMap(StillAccount::listed);
    }

    private static Stream<Listed> listed(Bucket.Written key) {
        return key.at() == null ? Stream.empty() : Stream.of(new Listed(key.name(), key.at()));
    }

    /** The current object's bytes; empty if there is none. */
    public Optional<byte[]> read(String bucket, String key) {
        if (objects.index().bucket(bucket).current(key).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = objects.open(bucket, key, null)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the object " + key, failed);
        }
    }

    /** Runs statements that only read, as {@link DirectRead#run}. */
    public DirectRead.Answer query(String database, List<String> statements, Map<String, String> parameters) {
        Warehouse opened = warehouse;
        if (opened == null) {
            opened = Warehouse.open(
                    folder.folder("redshift"),
                    new Warehouse.Surroundings(CLOCK, LakeObjects.NONE, folder.durableWrites()));
            warehouse = opened;
        }
        return DirectRead.run(opened.database(database), statements, parameters);
    }

    /** All executions, oldest first. */
    public List<ExecutionList.Entry> executions() {
        return ExecutionList.read(folder);
    }

    @Override
    public void close() {
        try {
            if (warehouse != null) {
                warehouse.close();
            }
            objects.close();
        } finally {
            folder.close();
        }
    }
}
