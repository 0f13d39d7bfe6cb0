package dev.larder.core.delivery.internal.key;

import dev.larder.core.delivery.internal.word.Words;
import dev.larder.core.scratch.ScratchFile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys of which each is higher than the one before, by their unsigned bytes: written down one after the other, each as the lines
 * since the last one, the bytes that it shares with it, and those that it does not. Not thread-safe.
 */
final class RisingKeys {
    private static final int BUFFER = 64 * 1024;
    /** The most bytes of the three numbers before a key's own bytes. */
    private static final int NUMBERS = 10 + 5 + 5;

    private final ScratchSpace scratch;
    private byte[] buffer = new byte[1024];
    private int filled;
    private @Nullable ScratchFile file;
    private long written;
    private byte[] last = new byte[64];
    private int lastLength;
    private long lastLine;

    RisingKeys(ScratchSpace scratch) {
        this.scratch = scratch;
    }

    /** Takes a key if it is higher than the last one. Positive if it was taken, 0 if it is the last one again, else negative. */
    int add(byte[] key, int length, long line) throws IOException {
        int shared = shared(key, length);
        if (lastLine > 0 && !isHigher(key, length, shared)) {
            return shared == length && shared == lastLength ? 0 : -1;
        }
        write(key, shared, length, line);
        lastLength = length;
        lastLine = line;
        return 1;
    }

    /** How many bytes the key begins with like the last one. */
    private int shared(byte[] key, int length) {
        int most = Math.min(length, lastLength);
        int at = 0;
        for (; at <= most - Long.BYTES; at += Long.BYTES) {
            long different = Words.at(last, at) ^ Words.at(key, at);
            if (different != 0) {
                return at + Long.numberOfTrailingZeros(different) / Byte.SIZE;
            }
        }
        while (at < most && last[at] == key[at]) {
            at++;
        }
        return at;
    }

    private boolean isHigher(byte[] key, int length, int shared) {
        return shared < length && (shared == lastLength || Byte.compareUnsigned(key[shared], last[shared]) > 0);
    }

    long lastLine() {
        return lastLine;
    }

    private void write(byte[] key, int shared, int length, long line) throws IOException {
        int own = length - shared;
        if (buffer.length - filled < NUMBERS + own) {
            makeRoom(NUMBERS + own);
        }
        if (length > last.length) {
            last = Arrays.copyOf(last, 2 * length);
        }
        int at = number(number(number(filled, line - lastLine), shared), own);
        // A few bytes: a call for each copy would cost more.
        for (int i = shared; i < length; i++) {
            byte next = key[i];
            last[i] = next;
            buffer[at++] = next;
        }
        filled = at;
    }

    /** Seven bits a byte, the lowest first; all but the last byte are negative. Returns where it ends. */
    private int number(int from, long number) {
        int at = from;
        long rest = number;
        for (; rest > 127; rest >>>= 7) {
            buffer[at++] = (byte) (rest | 128);
        }
        buffer[at++] = (byte) rest;
        return at;
    }

    private void makeRoom(int needed) throws IOException {
        if (filled > 0 && filled + needed > BUFFER) {
            flush();
        }
        if (buffer.length - filled < needed) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.min(BUFFER, 2 * buffer.length), filled + needed));
        }
    }

    private void flush() throws IOException {
        ScratchFile target = file;
        if (target == null) {
            target = scratch.create();
            file = target;
        }
        target.append(buffer, 0, filled);
        written += filled;
        filled = 0;
    }

    /** What is done with each key; its bytes are not kept. */
    @FunctionalInterface
    interface Each {
        /** Takes the key of a line. */
        void take(byte[] key, int length, long line) throws IOException;
    }

    /** Hands over every key in its order, and forgets them. */
    void replay(Each each) throws IOException {
        if (file != null) {
            flush();
        }
        Reader reader = new Reader();
        byte[] key = new byte[last.length];
        long line = 0;
        while (reader.hasMore()) {
            line += reader.number();
            int shared = (int) reader.number();
            int own = (int) reader.number();
            if (key.length < shared + own) {
                key = Arrays.copyOf(key, 2 * (shared + own));
            }
            reader.bytes(key, shared, own);
            each.take(key, shared + own, line);
        }
        close();
    }

    void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** Reads what was written, from the file if there is one and else from the buffer. */
    private final class Reader {
        private int at;
        private int until = filled;
        private long position;

        boolean hasMore() throws IOException {
            if (at == until && position < written && file != null) {
                until = (int) Math.min(buffer.length, written - position);
                file.read(position, buffer, 0, until);
                position += until;
                at = 0;
            }
            return at < until;
        }

        private byte next() throws IOException {
            if (at == until && !hasMore()) {
                throw new IOException("keys end within one, at byte " + position + " of " + written);
            }
            return buffer[at++];
        }

        long number() throws IOException {
            long number = 0;
            int shift = 0;
            byte next = next();
            for (; next < 0; next = next()) {
                number |= (next & 127L) << shift;
                shift += 7;
            }
            return number | (long) next << shift;
        }

        void bytes(byte[] into, int from, int length) throws IOException {
            int taken = 0;
            while (taken < length) {
                if (at == until && !hasMore()) {
                    throw new IOException("keys end within one, at byte " + position + " of " + written);
                }
                int some = Math.min(length - taken, until - at);
                System.arraycopy(buffer, at, into, from + taken, some);
                at += some;
                taken += some;
            }
        }
    }
}
