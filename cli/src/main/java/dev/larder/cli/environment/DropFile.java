package dev.larder.cli.environment;

import java.nio.file.Path;

/**
 * A file to drop.
 *
 * @param key where it lands, {@code suppliers/<supplier>/[<feed>/]<file name>}
 */
public record DropFile(Path file, String key) {}
