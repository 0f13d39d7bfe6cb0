package dev.larder.cli.terminal;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command was given. */
public final class GivenFile {
    private GivenFile() {}

    /** Refuses what is no file, or may not be read, before anything is done. */
    public static void require(Path file) {
        if (!Files.exists(file)) {
            throw CommandFailure.usage(
                    "there is no file " + file,
                    file.isAbsolute()
                            ? null
                            : "it was looked for in " + Path.of("").toAbsolutePath());
        }
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.usage(file + " is not a file", "try one file at a time");
        }
        if (!Files.isReadable(file)) {
            throw CommandFailure.usage("the file " + file + " may not be read by this user", null);
        }
    }
}
