package dev.larder.core.delivery.internal.read;

import java.io.IOException;
import java.io.InputStream;

/** A source as a library reads it. */
final class SourceStream extends InputStream {
    private final ByteSource source;

    SourceStream(ByteSource source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int given = source.fill(buffer, from, from + length);
        return given == 0 && length > 0 ? -1 : given;
    }
}
