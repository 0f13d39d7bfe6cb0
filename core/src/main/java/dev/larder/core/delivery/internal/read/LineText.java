package dev.larder.core.delivery.internal.read;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text that becomes another one line by line, so that line numbers stay. */
abstract class LineText implements ByteSource {
    private final ByteSource text;
    private final int longest;
    private final byte[] input = new byte[64 * 1024];
    private int at;
    private int limit;
    private byte[] line = new byte[1024];
    private int lineLength;
    private byte[] output = new byte[1024];
    private int outputAt;
    private int outputLimit;
    private boolean begun;
    private @Nullable KeptLines kept;

    /** Lines longer than {@code longest} bytes come in pieces. */
    LineText(ByteSource text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** Keeps the lines as they were; to be called before anything is read. */
    final KeptLines keep() {
        KeptLines lines = new KeptLines();
        kept = lines;
        return lines;
    }

    /** Puts what becomes of the line, of which the line end is left out; an empty one is never turned. */
    abstract void turn(byte[] bytes, int from, int until);

    final void put(byte[] bytes, int from, int until) {
        reserve(until - from);
        System.arraycopy(bytes, from, output, outputLimit, until - from);
        outputLimit += until - from;
    }

    final void put(byte one) {
        reserve(1);
        output[outputLimit++] = one;
    }

    /** Takes back what was put of the line at hand. */
    final void forget() {
        outputLimit = 0;
    }

    private void reserve(int more) {
        if (output.length - outputLimit < more) {
            output = Arrays.copyOf(output, 2 * (outputLimit + more));
        }
    }

    @Override
    public final int fill(byte[] buffer, int from, int until) throws IOException {
        int filled = from;
        while (filled < until && (outputAt < outputLimit || next())) {
            int given = Math.min(outputLimit - outputAt, until - filled);
            System.arraycopy(output, outputAt, buffer, filled, given);
            outputAt += given;
            filled += given;
        }
        return filled - from;
    }

    /** Turns the next line, or a piece of one that is too long; false at the end. */
    private boolean next() throws IOException {
        lineLength = 0;
        boolean ended = false;
        while (!ended && lineLength <= longest && (at < limit || refill())) {
            int stop = at;
            while (stop < limit && input[stop] != '\n') {
                stop++;
            }
            ended = stop < limit;
            take(ended ? stop + 1 : stop);
        }
        outputAt = 0;
        outputLimit = 0;
        if (lineLength > 0) {
            turnLine();
        }
        return lineLength > 0;
    }

    private boolean refill() throws IOException {
        at = 0;
        limit = text.fill(input, 0, input.length);
        return limit > 0;
    }

    private void take(int until) {
        int more = until - at;
        if (line.length - lineLength < more) {
            line = Arrays.copyOf(line, 2 * (lineLength + more));
        }
        System.arraycopy(input, at, line, lineLength, more);
        lineLength += more;
        at = until;
    }

    private void turnLine() {
        int begin = begun ? 0 : Utf8.mark(line, lineLength);
        begun = true;
        int end = lineLength;
        end -= end > begin && line[end - 1] == '\n' ? 1 : 0;
        end -= end > begin && end < lineLength && line[end - 1] == '\r' ? 1 : 0;
        if (kept != null) {
            kept.add(line, begin, end);
        }
        if (end > begin) {
            turn(line, begin, end);
        }
        put(line, end, lineLength);
    }
}
