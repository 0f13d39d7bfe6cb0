package dev.standin.aws.direct;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Bytes on their way from the thread that answers to the one that asked; holds at most half a megabyte. One writer, one reader. */
final class Conduit {
    private static final int LARGEST = 64 * 1024;
    /** No other piece is empty. */
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(8);
    private volatile boolean abandoned;
    private volatile boolean broken;

    /** Ends the bytes; if some are missing, whoever reads is told. */
    void end(boolean isWhole) {
        broken = !isWhole;
        try {
            put(END);
        } catch (IOException interrupted) {
            broken = true;
            pieces.clear();
            pieces.add(END);
        }
    }

    private void put(byte[] piece) throws IOException {
        try {
            if (!abandoned) {
                pieces.put(piece);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the endpoint was closed").initCause(stopped);
        }
    }

    /** Takes the bytes; blocks while half a megabyte is not read yet. */
    OutputStream entry() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int at = from; at < from + length; at += LARGEST) {
                    if (abandoned) {
                        throw new IOException("the client reads no more");
                    }
                    put(Arrays.copyOfRange(bytes, at, Math.min(at + LARGEST, from + length)));
                }
            }
        };
    }

    /** Gives the bytes; when it is closed before the end, the writer is told with its next bytes. */
    InputStream exit() {
        return new Exit();
    }

    private final class Exit extends InputStream {
        private byte @Nullable [] piece;
        private int at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, target.length);
            if (length == 0) {
                return 0;
            }
            byte[] now = piece;
            if (now == null || (at == now.length && now.length > 0)) {
                now = next();
            }
            if (now.length == 0) {
                if (broken) {
                    throw new EOFException("the answer was broken off");
                }
                return -1;
            }
            int count = Math.min(length, now.length - at);
            System.arraycopy(now, at, target, from, count);
            at += count;
            return count;
        }

        private byte[] next() throws IOException {
            try {
                at = 0;
                piece = pieces.take();
                return piece;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw (IOException)
                        new InterruptedIOException("interrupted while reading an answer").initCause(stopped);
            }
        }

        @Override
        public void close() {
            abandoned = true;
            pieces.clear();
        }
    }
}
