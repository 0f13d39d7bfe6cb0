package dev.larder.cli.environment;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.functions.Lake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of receipts and reports for a person to open: under their keys of the lake. */
public record OutFolder(Address address, Lake lake) {
    /** Those of the environment on a state folder. */
    public OutFolder(Path state, Lake lake) {
        this(Address.ofState(state), lake);
    }

    /** Copies an object, if there is one, and returns where. */
    public Path copy(String key) {
        Path target = place(key);
        lake.objects().read(key).ifPresent(bytes -> write(target, bytes));
        return target;
    }

    /** Writes the text of an object that was read, and returns where. */
    Path write(String key, String text) {
        Path target = place(key);
        write(target, text.getBytes(StandardCharsets.UTF_8));
        return target;
    }

    /** Where the copy of an object is, or would be. */
    Path place(String key) {
        return address.papers().resolve(key);
    }

    private void write(Path target, byte[] bytes) {
        try {
            Files.createDirectories(target.getParent());
            Files.write(target, bytes);
        } catch (IOException failed) {
            throw CommandFailure.infrastructure(
                            "cannot write " + target + ": " + reason(failed),
                            "nothing is lost; " + address.larder("run") + " goes on once it can be written")
                    .because(failed);
        }
    }

    /** The reason without the file's name, which a file system's exception puts in front. */
    private static String reason(IOException failed) {
        String reason = failed instanceof FileSystemException ofFile ? ofFile.getReason() : null;
        return reason == null ? String.valueOf(failed.getMessage()) : reason;
    }
}
