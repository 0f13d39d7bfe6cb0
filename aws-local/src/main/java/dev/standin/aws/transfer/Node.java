package dev.standin.aws.transfer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a client is told of a file or a folder.
 *
 * @param size bytes
 */
record Node(String name, boolean folder, long size, Instant modified) {
    private static final DateTimeFormatter LIST =
            DateTimeFormatter.ofPattern("MMM dd HH:mm yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int FOLDER = 0_040_755;
    private static final int FILE = 0_100_644;

    static Node folder(String name) {
        return new Node(name, true, 0, Instant.EPOCH);
    }

    int permissions() {
        return folder ? FOLDER : FILE;
    }

    /** As {@code ls -l} writes it. */
    String line() {
        return "%s 1 - - %d %s %s".formatted(folder ? "drwxr-xr-x" : "-rw-r--r--", size, LIST.format(modified), name);
    }
}
