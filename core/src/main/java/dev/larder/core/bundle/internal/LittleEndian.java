package dev.larder.core.bundle.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers in an archive, the lowest byte first. */
final class LittleEndian {
    private LittleEndian() {}

    static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    static int four(byte[] bytes, int at) {
        return two(bytes, at) | two(bytes, at + 2) << 16;
    }

    static long eight(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }
}
