package dev.standin.aws;

import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The folder that keeps the local AWS's state, held by one process at a time, and accessible only to its user; safe for use by
 * many threads.
 *
 * <p>The folder has mode 0700, even if it was there before, and so has each folder in it; files that are created here have mode
 * 0600. On a file system without modes, a warning says that others may read it.
 */
public final class StateFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String VERSION = "local-aws-5";
    /** It had no files of keys; everything else is as it was. */
    private static final String BEFORE = "local-aws-4";

    /** Longer than a command has a folder that only looks. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // A second channel on the lock file must not be opened in this process: closing it would give up the lock.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final DiskHealth durableWrites;
    private final FileChannel lock;

    private StateFolder(Path root, DiskHealth durableWrites, FileChannel lock) {
        this.root = root;
        this.durableWrites = durableWrites;
        this.lock = lock;
    }

    /** Opens the folder without anybody watching its writes. */
    public static StateFolder open(Path root) {
        return open(root, DurableWrites.UNOBSERVED);
    }

    /**
     * Opens the folder, creating it if necessary. One that another process has is waited for, five seconds at most.
     *
     * @throws OpeningRefused if another process goes on using it, it is another user's, or another version wrote it
     * @throws UncheckedIOException if it cannot be written
     */
    public static StateFolder open(Path root, DurableWrites durableWrites) {
        try {
            OwnerOnly.createFolder(root.toAbsolutePath().normalize());
            Path folder = root.toRealPath();
            FileChannel lock = lock(folder);
            try {
                restrict(folder);
                DiskHealth health = new DiskHealth(folder, Anchor.of(folder.resolve(LOCK)), durableWrites);
                checkVersion(folder, health);
                return new StateFolder(folder, health, lock);
            } catch (IOException | RuntimeException failed) {
                unlock(folder, lock);
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "cannot open the state folder %s: %s".formatted(root, DiskHealth.reason(failed)), failed);
        }
    }

    /** Whether some process, this one included, has the folder open now. */
    public static boolean isInUse(Path root) {
        try {
            Path folder = root.toRealPath();
            if (HELD_HERE.contains(folder)) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
                return channel.tryLock() == null;
            }
        } catch (NoSuchFileException neverUsed) {
            return false;
        } catch (OverlappingFileLockException beingOpenedHere) {
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot look at the state folder " + root, failed);
        }
    }

    public Path root() {
        return root;
    }

    public DurableWrites durableWrites() {
        return durableWrites;
    }

    /**
     * Why the first durable write that failed since the folder was opened did so, and what to do; empty if none did. A missing
     * folder is trouble too.
     */
    public Optional<String> trouble() {
        return durableWrites.trouble();
    }

    /** Whether the path still leads to the folder that was opened. */
    public boolean isThere() {
        return durableWrites.isFolderThere();
    }

    /** A folder inside, created if necessary. */
    public Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            OwnerOnly.createFolder(folder);
            Disk.forceName(folder);
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot create %s: %s".formatted(folder, DiskHealth.reason(failed)), failed);
        }
    }

    /** Opens the journal {@code <service>/journal.jsonl} and gives every entry it has to {@code replay}, in order. */
    public Journal journal(String service, Consumer<JsonNode> replay) {
        return Journal.open(folder(service).resolve("journal.jsonl"), durableWrites, replay);
    }

    /** Lets another process have the folder; nothing needs to be written. */
    @Override
    public void close() {
        try {
            unlock(root, lock);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot unlock " + root, failed);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        if (!HELD_HERE.add(folder)) {
            throw inUse(folder);
        }
        try {
            Path file = folder.resolve(LOCK);
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(file));
            if (!waitForLock(channel)) {
                channel.close();
                throw inUse(folder);
            }
            return channel;
        } catch (IOException | RuntimeException failed) {
            HELD_HERE.remove(folder);
            throw failed;
        }
    }

    /** Whether it was let go in time. */
    private static boolean waitForLock(FileChannel channel) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static void unlock(Path folder, FileChannel lock) throws IOException {
        lock.close();
        HELD_HERE.remove(folder);
    }

    private static void restrict(Path folder) {
        if (!OwnerOnly.isPossible(folder)) {
            log().log(
                            Level.WARNING,
                            "the file system of the state folder {0} has no modes: whoever can read it has the owner's access"
                                    + " key",
                            folder);
            return;
        }
        try {
            OwnerOnly.restrict(folder);
        } catch (IOException denied) {
            throw new OpeningRefused(
                    "the state folder %s cannot be kept from other users (%s); choose a folder of your own"
                            .formatted(folder, DiskHealth.reason(denied)),
                    denied);
        }
    }

    private static OpeningRefused inUse(Path folder) {
        return new OpeningRefused(
                "the state folder %s is in use by another process; stop that one, or choose another folder"
                        .formatted(folder));
    }

    private static void checkVersion(Path folder, DurableWrites durableWrites) throws IOException {
        Path file = folder.resolve("version");
        if (!Files.exists(file) || Files.readString(file).strip().equals(BEFORE)) {
            durableWrites.before("version of the state folder");
            Disk.replace(file, VERSION + "\n");
            durableWrites.after("version of the state folder");
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(VERSION)) {
            throw new OpeningRefused(
                    "the state folder %s was written as version '%s', this program reads '%s'; choose another folder, or delete this one to start afresh"
                            .formatted(folder, found, VERSION));
        }
    }

    private static Logger log() {
        return System.getLogger(StateFolder.class.getName());
    }
}
