package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Slice;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A text of fixed widths as one with delimiters, line by line, so that line numbers stay. Blanks around a value are the padding and are
 * left out. A line of another length than the columns need stays whole, and has therefore another number of values than there are columns.
 */
final class FixedWidthText implements ByteSource {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final ByteSource text;
    private final int longest;
    private final byte delimiter;
    private final List<Slice> slices;
    private final int length;
    private final byte[] input = new byte[64 * 1024];
    private int at;
    private int limit;
    private byte[] line = new byte[1024];
    private int lineLength;
    private byte[] output = new byte[1024];
    private int outputAt;
    private int outputLimit;
    private boolean begun;

    /** Lines longer than {@code longest} bytes stay as they are. */
    FixedWidthText(ByteSource text, FileDialect dialect, int longest) {
        this.text = text;
        this.longest = longest;
        delimiter = (byte) dialect.delimiter();
        slices = dialect.slices();
        length = dialect.lineLength();
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
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
        while (!ended && lineLength <= longest) {
            if (at == limit) {
                at = 0;
                limit = text.fill(input, 0, input.length);
                if (limit == 0) {
                    break;
                }
            }
            int stop = at;
            while (stop < limit && input[stop] != '\n') {
                stop++;
            }
            ended = stop < limit;
            take(ended ? stop + 1 : stop);
        }
        if (lineLength == 0) {
            return false;
        }
        turn();
        return true;
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

    private void turn() {
        int begin = begun || !Arrays.equals(line, 0, Math.min(lineLength, MARK.length), MARK, 0, MARK.length)
                ? 0
                : MARK.length;
        begun = true;
        int end = lineLength;
        end -= end > begin && line[end - 1] == '\n' ? 1 : 0;
        end -= end > begin && end < lineLength && line[end - 1] == '\r' ? 1 : 0;
        outputAt = 0;
        outputLimit = 0;
        if (output.length < lineLength + slices.size() + 2) {
            output = new byte[2 * (lineLength + slices.size() + 2)];
        }
        if (characters(begin, end) == length) {
            cut(begin, end);
        } else {
            put(begin, end);
            if (end > begin && slices.size() == 1) {
                output[outputLimit++] = delimiter;
            }
        }
        put(end, lineLength);
    }

    private int characters(int from, int until) {
        int characters = 0;
        for (int i = from; i < until; i++) {
            characters += isContinuation(line[i]) ? 0 : 1;
        }
        return characters;
    }

    /** Whether the byte goes on with a character of UTF-8. */
    private static boolean isContinuation(byte one) {
        return (one & 0xc0) == 0x80;
    }

    private void cut(int begin, int end) {
        boolean isAscii = end - begin == length;
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            int from = isAscii ? begin + slice.start() - 1 : place(begin, end, slice.start() - 1);
            int until = isAscii ? begin + slice.end() : place(begin, end, slice.end());
            while (from < until && line[from] == ' ') {
                from++;
            }
            while (until > from && line[until - 1] == ' ') {
                until--;
            }
            if (i > 0) {
                output[outputLimit++] = delimiter;
            }
            put(from, until);
        }
    }

    /** The place of the first byte behind so many characters. */
    private int place(int begin, int end, int characters) {
        int left = characters;
        int place = begin;
        while (place < end) {
            if (!isContinuation(line[place]) && left-- == 0) {
                return place;
            }
            place++;
        }
        return end;
    }

    private void put(int from, int until) {
        System.arraycopy(line, from, output, outputLimit, until - from);
        outputLimit += until - from;
    }
}
