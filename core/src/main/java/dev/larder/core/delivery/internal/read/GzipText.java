package dev.larder.core.delivery.internal.read;

import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a gzip file (RFC 1952) of one member or several. The JDK's stream takes whatever stands behind the first member and is no
 * member for the end; here it is an {@link UnreadableFile}, but for zeros, with which some systems fill a block.
 */
final class GzipText implements ByteSource, AutoCloseable {
    private static final int MAGIC = 0x1f;
    private static final int SECOND_MAGIC = 0x8b;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int DEFLATE = 8;

    private final ByteSource file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[64 * 1024];
    private int at;
    private int limit;
    private boolean begun;
    private boolean inMember;
    private boolean ended;

    GzipText(ByteSource file) {
        this.file = file;
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
        int filled = from;
        while (filled < until && !ended) {
            if (inMember) {
                filled += inflate(buffer, filled, until);
            } else {
                begin();
            }
        }
        return filled - from;
    }

    private int inflate(byte[] buffer, int from, int until) throws IOException {
        try {
            int given = inflater.inflate(buffer, from, until - from);
            crc.update(buffer, from, given);
            if (inflater.finished()) {
                at = limit - inflater.getRemaining();
                end();
            } else if (given == 0) {
                if (inflater.needsDictionary() || !refill()) {
                    throw cutOff();
                }
                inflater.setInput(input, at, limit - at);
            }
            return given;
        } catch (DataFormatException damaged) {
            throw damaged();
        }
    }

    /** The next member's header, or the end of the file. */
    private void begin() throws IOException {
        int magic = read();
        while (begun && magic == 0) {
            magic = read();
        }
        ended = begun && magic < 0;
        if (ended) {
            return;
        }
        if (magic != MAGIC || read() != SECOND_MAGIC) {
            throw new UnreadableFile(
                    ProblemType.COMPRESSION,
                    begun
                            ? "something else than gzip data stands behind the gzip data"
                            : "the file is not gzip, and the contract says that it is");
        }
        begun = true;
        header();
        inflater.reset();
        inflater.setInput(input, at, limit - at);
        crc.reset();
        inMember = true;
    }

    private void header() throws IOException {
        int method = require();
        int flags = require();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw damaged();
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            int low = require();
            skip(low | require() << 8);
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        skip((flags & HEADER_CRC) != 0 ? 2 : 0);
    }

    /** Checksum and length modulo 2^32, both little-endian. */
    private void end() throws IOException {
        long expected = fourBytes();
        long length = fourBytes();
        if (expected != crc.getValue() || length != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw damaged();
        }
        inMember = false;
    }

    private long fourBytes() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) require() << shift;
        }
        return value;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            require();
        }
    }

    private void skipText(boolean isThere) throws IOException {
        int one = isThere ? require() : 0;
        while (one != 0) {
            one = require();
        }
    }

    private int require() throws IOException {
        int one = read();
        if (one < 0) {
            throw cutOff();
        }
        return one;
    }

    private int read() throws IOException {
        return at < limit || refill() ? input[at++] & 0xff : -1;
    }

    private boolean refill() throws IOException {
        at = 0;
        limit = file.fill(input, 0, input.length);
        return limit > 0;
    }

    private static UnreadableFile damaged() {
        return new UnreadableFile(
                ProblemType.COMPRESSION, "the gzip data is damaged; was the file sent as text instead of binary?");
    }

    private static UnreadableFile cutOff() {
        return new UnreadableFile(ProblemType.COMPRESSION, "the gzip data ends in the middle; was the upload cut off?");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
