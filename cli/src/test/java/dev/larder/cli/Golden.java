package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command is expected to print, as files that are read as diffs; {@code -Dlarder.golden=write} writes them anew. */
final class Golden {
    private Golden() {}

    static void compare(Path file, String actual) throws IOException {
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).as("%s; -Dlarder.golden=write writes it anew", file).isEqualTo(Files.readString(file));
    }
}
