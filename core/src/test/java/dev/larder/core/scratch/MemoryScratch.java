package dev.larder.core.scratch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Scratch space in memory that can be full, and knows what was made and closed. */
public final class MemoryScratch implements ScratchSpace {
    private final long room;
    private int made;
    private int closed;
    private long appended;

    /** Space without an end. */
    public MemoryScratch() {
        this(Long.MAX_VALUE);
    }

    /** Space for so many bytes. */
    public MemoryScratch(long room) {
        this.room = room;
    }

    @Override
    public ScratchFile create() {
        made++;
        return new InMemory();
    }

    /** An array in which another left what ends records and opens values. */
    @Override
    public byte[] lend(int bytes) {
        byte[] left = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            left[i] = (byte) "\",\n\r9\0\u00ff".charAt(i % 7);
        }
        return left;
    }

    public int made() {
        return made;
    }

    public int open() {
        return made - closed;
    }

    public long appended() {
        return appended;
    }

    private final class InMemory implements ScratchFile {
        private final Bytes bytes = new Bytes();
        private boolean isClosed;

        @Override
        public void append(byte[] source, int from, int length) throws IOException {
            appended += length;
            if (appended > room) {
                throw new IOException("no space left on device");
            }
            bytes.write(source, from, length);
        }

        @Override
        public void read(long position, byte[] into, int from, int length) throws IOException {
            if (isClosed || position + length > bytes.size()) {
                throw new IOException("bytes " + position + " to " + (position + length) + " of " + bytes.size());
            }
            bytes.copy((int) position, into, from, length);
        }

        @Override
        public void close() {
            closed += isClosed ? 0 : 1;
            isClosed = true;
        }
    }

    private static final class Bytes extends ByteArrayOutputStream {
        void copy(int position, byte[] into, int from, int length) {
            System.arraycopy(buf, position, into, from, length);
        }
    }
}
