package dev.standin.aws.internal.s3.store;

import dev.standin.aws.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there while somebody may write blobs, and after that only if the process did not come to its end. For one thread. */
final class OpenMark {
    private final Path file;
    private boolean ours;

    OpenMark(Path file) {
        this.file = file;
    }

    /** Whether somebody who wrote did not come to the end; from now on the mark is ours. */
    boolean isSet() {
        ours = Files.exists(file);
        return ours;
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** Sets it, before the first blob is written. */
    void set() throws IOException {
        Disk.replace(file, "");
        ours = true;
    }

    boolean isOurs() {
        return ours;
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
        ours = false;
    }
}
