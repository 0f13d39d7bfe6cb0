package dev.larder.cli;

import java.nio.file.Path;

/**
 * A file to drop.
 *
 * @param key where it lands, {@code suppliers/<supplier>/[<feed>/]<file name>}
 */
record DropFile(Path file, String key) {}
