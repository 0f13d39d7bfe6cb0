package dev.standin.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that this process holds open, by which a folder is known to be still the one that was opened: no other file can have the
 * identity of an open one.
 *
 * @param key the file's identity; null if the file system has none
 */
record Anchor(Path file, @Nullable Object key) {

    /** The file as it is now. */
    static Anchor of(Path openFile) throws IOException {
        return new Anchor(
                openFile,
                Files.readAttributes(openFile, BasicFileAttributes.class).fileKey());
    }

    /** Whether the path still leads to it; looks at the file system once. */
    boolean holds() {
        try {
            Object found = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null || key.equals(found);
        } catch (IOException gone) {
            return false;
        }
    }
}
