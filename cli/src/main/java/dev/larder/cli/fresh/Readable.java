package dev.larder.cli.fresh;

import dev.larder.cli.terminal.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses what is no file, before anything is written. */
final class Readable {
    private Readable() {}

    static void require(Path file) {
        if (!Files.exists(file)) {
            throw CommandFailure.usage(
                    "there is no file " + file,
                    file.isAbsolute()
                            ? null
                            : "it was looked for in " + Path.of("").toAbsolutePath());
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw CommandFailure.usage(file + " is not a file that this user may read", null);
        }
    }
}
