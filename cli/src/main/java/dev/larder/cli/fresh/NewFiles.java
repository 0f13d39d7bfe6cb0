package dev.larder.cli.fresh;

import dev.larder.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that are made together: none if one of them is there already. Not thread-safe. */
final class NewFiles {
    private final Path folder;
    private final Map<Path, String> contents = new LinkedHashMap<>();

    NewFiles(Path folder) {
        this.folder = folder;
    }

    /** Adds a file below the folder. */
    void add(Path file, String content) {
        contents.put(file, content);
    }

    /** Where a file will be. */
    Path path(Path file) {
        return folder.resolve(file);
    }

    /**
     * Writes all of them and says where they are.
     *
     * @throws CommandFailure if one is there already, before anything is written, or if one cannot be written
     */
    List<Path> write() {
        for (Path file : contents.keySet()) {
            if (Files.exists(path(file))) {
                throw CommandFailure.usage(path(file) + " is there already", "take another name, or move it away");
            }
        }
        List<Path> written = new ArrayList<>();
        contents.forEach((file, content) -> {
            try {
                Files.createDirectories(path(file).toAbsolutePath().getParent());
                Files.writeString(path(file), content, StandardOpenOption.CREATE_NEW);
                written.add(path(file));
            } catch (IOException failed) {
                throw CommandFailure.infrastructure("cannot write " + path(file) + ": " + failed.getMessage(), null)
                        .because(failed);
            }
        });
        return written;
    }
}
