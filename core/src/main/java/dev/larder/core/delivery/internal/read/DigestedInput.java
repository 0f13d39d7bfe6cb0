package dev.larder.core.delivery.internal.read;

import dev.larder.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads a file's bytes once, counting and digesting them on the way. Not thread-safe. */
public final class DigestedInput implements ByteSource {
    private static final int HEAD = 16;

    private final InputStream input;
    private final MessageDigest digest = Sha256.digest();
    private final byte[] head = new byte[HEAD];
    private int headLimit;
    private int headAt;
    private long bytes;

    public DigestedInput(InputStream input) {
        this.input = input;
    }

    /** The first bytes, at most 16; only before anything else is read. */
    public byte[] head() throws IOException {
        headLimit = read(head, 0, HEAD);
        return Arrays.copyOf(head, headLimit);
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
        int first = Math.min(headLimit - headAt, until - from);
        System.arraycopy(head, headAt, buffer, from, first);
        headAt += first;
        return first + read(buffer, from + first, until);
    }

    private int read(byte[] buffer, int from, int until) throws IOException {
        int read = input.readNBytes(buffer, from, until - from);
        digest.update(buffer, from, read);
        bytes += read;
        return read;
    }

    /** Reads the rest of the file, so that length and digest are the whole file's. */
    public void drain(byte[] buffer) throws IOException {
        int read = fill(buffer, 0, buffer.length);
        while (read > 0) {
            read = fill(buffer, 0, buffer.length);
        }
    }

    public long bytes() {
        return bytes;
    }

    /** The digest, hexadecimal; call it once, at the end. */
    public String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
