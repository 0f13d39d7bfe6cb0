package dev.larder.core.delivery.internal.excel;

import dev.larder.core.bundle.ArchiveBytes;
import dev.larder.core.delivery.internal.read.ByteSource;
import dev.larder.core.scratch.ScratchFile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A file that comes once, kept in scratch space so that any of its bytes can be read at any time. Not thread-safe. */
final class ScratchArchive implements ArchiveBytes, Closeable {
    private final ScratchFile file;
    private final long length;

    private ScratchArchive(ScratchFile file, long length) {
        this.file = file;
        this.length = length;
    }

    /** Reads the source to its end. */
    static ScratchArchive of(ByteSource source, ScratchSpace scratch) throws IOException {
        ScratchFile file = scratch.create();
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        int given = source.fill(buffer, 0, buffer.length);
        while (given > 0) {
            file.append(buffer, 0, given);
            length += given;
            given = source.fill(buffer, 0, buffer.length);
        }
        return new ScratchArchive(file, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open(long from, long until) {
        return new Range(from, until);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private final class Range extends InputStream {
        private long at;
        private final long until;

        Range(long from, long until) {
            at = from;
            this.until = until;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int count) throws IOException {
            int given = (int) Math.min(count, until - at);
            if (given <= 0) {
                return count == 0 ? 0 : -1;
            }
            file.read(at, buffer, from, given);
            at += given;
            return given;
        }
    }
}
