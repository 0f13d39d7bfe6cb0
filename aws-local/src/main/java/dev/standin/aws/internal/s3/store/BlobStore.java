package dev.standin.aws.internal.s3.store;

import dev.standin.aws.Disk;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Immutable files, one per content; safe for use by many threads. A file is on the disk when a method returns. */
public final class BlobStore {

    private final Path folder;
    private final DurableWrites durableWrites;

    BlobStore(Path folder, DurableWrites durableWrites) {
        this.folder = folder;
        this.durableWrites = durableWrites;
    }

    /**
     * A blob just written and what was computed on the way.
     *
     * @param size bytes
     * @param md5 in hexadecimal, as in ETags
     */
    public record Written(String blob, long size, String md5, Map<ChecksumAlgorithm, ObjectChecksum> checksums) {

        /** The content with this checksum, or without one. */
        public Version.Content content(@Nullable ChecksumAlgorithm kept) {
            return new Version.Content(blob, size, md5, kept == null ? null : checksums.get(kept));
        }
    }

    /** Where the blob of this name is. */
    public Path path(String blob) {
        return folder.resolve(blob.substring(0, 2)).resolve(blob);
    }

    /**
     * Writes everything that the stream has, in constant memory.
     *
     * @throws IOException if the stream fails
     * @throws S3Failure if the disk does
     */
    public Written write(InputStream in, Set<ChecksumAlgorithm> algorithms) throws IOException {
        GrowingBlob blob = grow(algorithms);
        try {
            blob.appendAll(in);
            return blob.finish();
        } catch (IOException | RuntimeException failed) {
            blob.discard();
            throw failed;
        }
    }

    /** Begins a blob whose bytes come one after the other. */
    public GrowingBlob grow(Set<ChecksumAlgorithm> algorithms) {
        String blob = newName();
        return new GrowingBlob(this, blob, create(blob), algorithms);
    }

    /**
     * Opens a blob for reading; it can be read to its end even if it is deleted meanwhile.
     *
     * @throws S3Failure (503) if it was replaced since its version was looked up
     */
    public InputStream open(String blob) {
        try {
            return Files.newInputStream(path(blob));
        } catch (NoSuchFileException replaced) {
            throw new S3Failure(503, "SlowDown", "The object was replaced while it was being opened; please try again");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + path(blob), failed);
        }
    }

    /** A second blob with the content of the first, without copying it if the file system can. */
    public String duplicate(String blob) {
        String copy = newName();
        durableWrites.before("blob " + copy);
        try {
            createFolderOf(copy);
            try {
                Files.createLink(path(copy), path(blob));
            } catch (UnsupportedOperationException noLinks) {
                Files.copy(path(blob), path(copy));
                Disk.forceFile(path(copy));
            }
            Disk.forceFolder(folderOf(copy));
        } catch (IOException failed) {
            delete(copy);
            throw diskFailure(copy, failed);
        }
        written(copy);
        return copy;
    }

    /** Removes a blob that nothing refers to; a file that cannot be removed now is swept at the next start. */
    public void delete(String blob) {
        try {
            Files.deleteIfExists(path(blob));
        } catch (IOException sweptLater) {
            System.getLogger(BlobStore.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot delete blob " + blob, sweptLater);
        }
    }

    /** Removes what a crash left behind: files that no version needs. */
    void sweep(Set<String> needed) throws IOException {
        List<Path> orphans;
        try (Stream<Path> files = Files.walk(folder, 2)) {
            orphans = files.filter(
                            file -> Files.isRegularFile(file) && !needed.contains(String.valueOf(file.getFileName())))
                    .toList();
        }
        for (Path orphan : orphans) {
            Files.delete(orphan);
        }
    }

    /** Creates no folder above it: if that is missing, it was deleted, and the state with it. */
    private void createFolderOf(String blob) throws IOException {
        Path parent = folderOf(blob);
        if (!Files.exists(parent)) {
            try {
                Files.createDirectory(parent);
            } catch (FileAlreadyExistsException another) {
                return;
            }
            Disk.forceFolder(folder);
        }
    }

    private FileChannel create(String blob) {
        try {
            createFolderOf(blob);
            return Disk.createChannel(path(blob));
        } catch (IOException failed) {
            throw diskFailure(blob, failed);
        }
    }

    void append(FileChannel out, String blob, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException failed) {
            throw diskFailure(blob, failed);
        }
    }

    void force(FileChannel out, String blob) {
        durableWrites.before("blob " + blob);
        try {
            out.force(true);
            Disk.forceFolder(folderOf(blob));
        } catch (IOException failed) {
            throw diskFailure(blob, failed);
        }
        written(blob);
    }

    private void written(String blob) {
        try {
            durableWrites.after("blob " + blob);
        } catch (UncheckedIOException gone) {
            throw failure(Objects.requireNonNullElseGet(gone.getCause(), () -> new IOException(gone.getMessage())));
        }
    }

    private Path folderOf(String blob) {
        return folder.resolve(blob.substring(0, 2));
    }

    private static String newName() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    S3Failure diskFailure(String blob, IOException failed) {
        durableWrites.failed("blob " + blob, failed);
        return failure(failed);
    }

    private static S3Failure failure(IOException failed) {
        S3Failure failure = S3Failure.internal(
                "The object could not be written (%s); try again when the state folder can be written"
                        .formatted(failed.getMessage()));
        failure.initCause(failed);
        return failure;
    }
}
