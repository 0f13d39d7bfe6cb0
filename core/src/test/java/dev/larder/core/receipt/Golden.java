package dev.larder.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Receipts as they are expected; {@code -Dlarder.golden=write} rewrites them. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/receipts");

    private Golden() {}

    static void expect(String name, Receipt receipt) throws IOException {
        expectFile(name + ".txt", receipt.text());
        expectFile(name + ".json", receipt.json());
        expectFile(name + ".html", receipt.html());
    }

    static void expectFile(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
