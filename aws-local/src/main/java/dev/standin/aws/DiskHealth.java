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
 * Passes on what is told about a state folder's durable writes, and says at most once a minute that they fail: a full disk fails
 * every write of every service, and its operator needs one sentence. A write into a folder that is no longer there fails too,
 * although the operating system accepts it. Safe for use by many threads.
 */
final class DiskHealth implements DurableWrites {

    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Path folder;
    private final Anchor anchor;
    private final DurableWrites watching;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    DiskHealth(Path folder, Anchor anchor, DurableWrites watching) {
        this.folder = folder;
        this.anchor = anchor;
        this.watching = watching;
    }

    /**
     * Why the first failed write failed, or why every later one would, and what to do; empty as long as all is well.
     */
    Optional<String> trouble() {
        if (trouble.get() == null && !anchor.holds()) {
            tell(gone());
        }
        return Optional.ofNullable(trouble.get());
    }

    /** Whether the folder is still the one that was opened. */
    boolean isFolderThere() {
        return anchor.holds();
    }

    private String gone() {
        return "the state folder %s was deleted, moved or replaced while it was in use: nothing more is acknowledged"
                .formatted(folder);
    }

    @Override
    public void before(String what) {
        try {
            watching.before(what);
        } catch (UncheckedIOException refused) {
            failed(
                    what,
                    Objects.requireNonNullElseGet(refused.getCause(), () -> new IOException(refused.getMessage())));
            throw refused;
        }
    }

    /** The write reached a disk; this is the last moment to say that it is not in the folder. */
    @Override
    public void after(String what) {
        if (!anchor.holds()) {
            tell(gone());
            throw new UncheckedIOException(new IOException(gone()));
        }
        watching.after(what);
    }

    @Override
    public void failed(String what, IOException cause) {
        watching.failed(what, cause);
        if (cause instanceof ClosedChannelException) {
            // The writer was interrupted; nothing is wrong with the disk.
            return;
        }
        String message =
                "the state folder %s cannot be written: %s; make room and start again: nothing that was acknowledged is lost"
                        .formatted(folder, reason(cause));
        tell(anchor.holds() ? message : gone());
    }

    private void tell(String message) {
        trouble.compareAndSet(null, message);
        long now = System.nanoTime();
        long quiet = quietUntil.get();
        if (now - quiet >= 0 && quietUntil.compareAndSet(quiet, now + PAUSE_NANOS)) {
            log().log(Level.ERROR, message);
        }
    }

    /** The reason without the file's name, which a file system's exception puts in front. */
    static String reason(IOException cause) {
        if (cause instanceof FileSystemException ofFile && ofFile.getReason() != null) {
            return ofFile.getReason();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private static Logger log() {
        return System.getLogger(DiskHealth.class.getName());
    }
}
