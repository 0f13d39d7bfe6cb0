package dev.standin.aws;

import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what is told of a state folder's durable writes, and says once a minute at most that they fail: a full disk
 * fails every write of every service, and its operator needs one sentence. Safe for use by many threads.
 */
final class DiskHealth implements DurableWrites {

    private static final Logger LOG = System.getLogger(DiskHealth.class.getName());
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Path folder;
    private final DurableWrites watching;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    DiskHealth(Path folder, DurableWrites watching) {
        this.folder = folder;
        this.watching = watching;
    }

    /** Why the first write that failed did so, and what to do; empty as long as none did. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    @Override
    public void before(String what) {
        try {
            watching.before(what);
        } catch (UncheckedIOException refused) {
            failed(what, Objects.requireNonNullElseGet(refused.getCause(), () -> new IOException(refused.getMessage())));
            throw refused;
        }
    }

    @Override
    public void after(String what) {
        watching.after(what);
    }

    @Override
    public void failed(String what, IOException cause) {
        watching.failed(what, cause);
        if (cause instanceof ClosedChannelException) {
            // The writer was interrupted; the disk has done nothing wrong.
            return;
        }
        String message =
                "the state folder %s cannot be written: %s; make room and start again: nothing that was acknowledged is lost"
                        .formatted(folder, reason(cause));
        trouble.compareAndSet(null, message);
        long now = System.nanoTime();
        long quiet = quietUntil.get();
        if (now - quiet >= 0 && quietUntil.compareAndSet(quiet, now + PAUSE_NANOS)) {
            LOG.log(Level.ERROR, message);
        }
    }

    /** Without the file's name, which a file system's exception puts in front. */
    static String reason(IOException cause) {
        if (cause instanceof FileSystemException ofFile && ofFile.getReason() != null) {
            return ofFile.getReason();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
