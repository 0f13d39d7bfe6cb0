package dev.larder.core.delivery.internal.read;

import java.io.IOException;

/** Gives a text's bytes once, in order. */
public interface ByteSource {
    /**
     * Fills the buffer from {@code from} as far as the text goes; returns how many bytes were given, fewer than there is room only at the
     * end.
     *
     * @throws UnreadableFile if the file is not what the contract says
     * @throws IOException if the file could not be fetched
     */
    int fill(byte[] buffer, int from, int until) throws IOException;
}
