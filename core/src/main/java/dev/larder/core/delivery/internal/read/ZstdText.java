package dev.larder.core.delivery.internal.read;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;

/** The text of a zstd file of one frame or several, with a window of at most 8 MiB (RFC 8878 asks readers for no more). */
final class ZstdText implements ByteSource, AutoCloseable {
    private static final int WINDOW_LOG = 23;
    private final ZstdInputStreamNoFinalizer text;

    ZstdText(ByteSource file) throws IOException {
        text = new ZstdInputStreamNoFinalizer(new SourceStream(file));
        text.setLongMax(WINDOW_LOG);
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
        try {
            return text.readNBytes(buffer, from, until - from);
        } catch (ZstdIOException damaged) {
            throw new UnreadableFile(
                    ProblemType.COMPRESSION,
                    "the file is not whole zstd data, and the contract says that it is: " + damaged.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
