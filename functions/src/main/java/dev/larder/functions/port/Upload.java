package dev.larder.functions.port;

import java.io.OutputStream;

/** An object that is written as it is made. It exists only once {@link #close} has returned. Not thread-safe. */
public abstract class Upload extends OutputStream {
    /** The object's key. */
    public abstract String key();

    /** The object's ETag with its quotes; throws {@link IllegalStateException} before {@link #close}. */
    public abstract String etag();

    @Override
    public abstract void write(byte[] source, int offset, int length);

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public abstract void close();

    /** Gives up: nothing of the object is left, even if it was closed. Harmless when repeated. */
    public abstract void abort();
}
