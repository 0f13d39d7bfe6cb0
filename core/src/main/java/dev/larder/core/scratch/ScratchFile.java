package dev.larder.core.scratch;

import java.io.Closeable;
import java.io.IOException;

/** A file that is written at its end, read anywhere, and gone when it is closed. Not thread-safe. */
public interface ScratchFile extends Closeable {
    /** Writes all these bytes behind those that are there. */
    void append(byte[] bytes, int from, int length) throws IOException;

    /**
     * Reads exactly {@code length} bytes.
     *
     * @param position the first byte's, from 0
     * @throws IOException also if the file ends before
     */
    void read(long position, byte[] into, int from, int length) throws IOException;

    /** Gives the room back; harmless when repeated. */
    @Override
    void close() throws IOException;
}
