package dev.larder.core.delivery.internal.read;

import java.io.InputStream;
import java.util.Random;

/** A stream that hands out a few bytes at a time, as a network does. */
final class Trickle extends InputStream {
    private final byte[] file;
    private final Random random;
    private int at;

    Trickle(byte[] file, Random random) {
        this.file = file;
        this.random = random;
    }

    @Override
    public int read() {
        return at == file.length ? -1 : file[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        if (at == file.length && length > 0) {
            return -1;
        }
        int count = Math.min(Math.min(length, 1 + random.nextInt(5)), file.length - at);
        System.arraycopy(file, at, target, from, count);
        at += count;
        return count;
    }
}
