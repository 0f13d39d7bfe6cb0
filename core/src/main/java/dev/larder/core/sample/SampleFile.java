package dev.larder.core.sample;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a supplier that can be read more than once.
 *
 * @param name without folders
 */
public record SampleFile(String name, Source source) {
    /** Opens the file at its beginning. */
    @FunctionalInterface
    public interface Source {
        /** A new stream, which the caller closes. */
        InputStream open() throws IOException;
    }
}
