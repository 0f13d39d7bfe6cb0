package dev.larder.core.delivery.internal.read;

import java.io.IOException;

/** The part of a text that a scanner has in memory, from the record at hand on. Not thread-safe. */
abstract sealed class ScannedText permits RecordScanner {
    /** Bytes behind the text that may be read and mean nothing, so that eight can be looked at from everywhere. */
    static final int PADDING = 8;

    private final ByteSource input;
    /** The most bytes of a record. */
    final int longest;

    byte[] buffer;
    /** Bytes in the buffer. */
    int limit;
    /** Whether the text has no more bytes than those in the buffer. */
    boolean ended;
    /** Where the record at hand begins. */
    int start;
    /** Whether the scan may begin again at the start of the text. */
    boolean canRestart = true;

    ScannedText(ByteSource input, int longest, byte[] buffer) throws IOException {
        this.input = input;
        this.longest = longest;
        this.buffer = buffer;
        fill();
    }

    /** Forgets the file's first bytes; only before anything is scanned. */
    void cut(int bytes) {
        System.arraycopy(buffer, bytes, buffer, 0, limit - bytes);
        limit -= bytes;
    }

    /** Moves the record to the front, with all that stands before it as long as that may be read again; false if it is longer than allowed. */
    final boolean makeRoom() {
        int kept = canRestart ? 0 : start;
        int length = limit - kept;
        if (limit - start > longest) {
            return false;
        }
        byte[] target = length > (buffer.length - PADDING) / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, kept, target, 0, length);
        buffer = target;
        start -= kept;
        limit = length;
        return true;
    }

    final void fill() throws IOException {
        int room = buffer.length - PADDING;
        limit += input.fill(buffer, limit, room);
        ended = limit < room;
    }
}
