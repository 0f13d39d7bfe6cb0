package dev.larder.core.delivery;

import com.github.luben.zstd.BufferPool;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.larder.core.delivery.Checked.WrittenPart;
import dev.larder.core.scratch.ScratchSpace;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of one kind as zstd (level 1) parts of a limited size. Not thread-safe. */
final class PartWriter {
    private static final int LEVEL = 1;
    private final PartSink sink;
    private final PartSink.Kind kind;
    private final long partBytes;
    private final List<WrittenPart> parts = new ArrayList<>();
    private @Nullable ZstdOutputStreamNoFinalizer compressor;
    private @Nullable Counting target;
    private final OneBuffer compressed;
    private long rows;
    private long bytes;

    PartWriter(PartSink sink, PartSink.Kind kind, long partBytes, ScratchSpace scratch) {
        this.sink = sink;
        this.kind = kind;
        this.partBytes = partBytes;
        compressed = new OneBuffer(scratch);
    }

    /** Writes whole rows; a part ends after the write that fills it. */
    void write(byte[] buffer, int length, long count) throws IOException {
        if (compressor == null) {
            target = new Counting(sink.open(kind, parts.size()));
            compressor = new ZstdOutputStreamNoFinalizer(target, compressed, LEVEL);
        }
        compressor.write(buffer, 0, length);
        rows += count;
        bytes += length;
        if (bytes >= partBytes) {
            finishPart();
        }
    }

    /** How many bytes the open part may still take. */
    long room() {
        return partBytes - bytes;
    }

    /** Completes the open part, if there is one. */
    void finishPart() throws IOException {
        if (compressor == null || target == null) {
            return;
        }
        target.whole = true;
        compressor.close();
        parts.add(new WrittenPart(parts.size(), rows, bytes, target.count));
        compressor = null;
        target = null;
        rows = 0;
        bytes = 0;
    }

    /** Frees the compressor's native memory and leaves the open part's stream open, for the caller to abort. */
    void abandon() {
        if (compressor == null || target == null) {
            return;
        }
        target.muted = true;
        try {
            compressor.close();
        } catch (IOException e) {
            throw new IllegalStateException("a muted stream cannot fail", e);
        }
        compressor = null;
        target = null;
    }

    List<WrittenPart> parts() {
        return parts;
    }

    /** The buffer of one part after another, in lent memory. */
    private static final class OneBuffer implements BufferPool {
        private final ScratchSpace scratch;
        private @Nullable ByteBuffer free;

        private OneBuffer(ScratchSpace scratch) {
            this.scratch = scratch;
        }

        @Override
        public ByteBuffer get(int capacity) {
            ByteBuffer given = free == null ? ByteBuffer.wrap(scratch.lend(capacity)) : free.clear();
            free = null;
            return given;
        }

        @Override
        public void release(ByteBuffer buffer) {
            free = buffer;
        }
    }

    /** Counts what is written, and closes the sink's stream only for a whole part. */
    private static final class Counting extends FilterOutputStream {
        private long count;
        private boolean whole;
        private boolean muted;

        private Counting(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!muted) {
                out.write(bytes, from, length);
                count += length;
            }
        }

        @Override
        public void flush() throws IOException {
            if (!muted) {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (whole) {
                out.close();
            }
        }
    }
}
