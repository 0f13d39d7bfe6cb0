package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Slice;
import java.util.List;

/**
 * A text of fixed widths as one with delimiters. Blanks around a value are the padding and are left out. A line of another length than the
 * columns need stays whole, and has therefore another number of values than there are columns.
 */
final class FixedWidthText extends LineText {
    private final byte delimiter;
    private final List<Slice> slices;
    private final int length;

    FixedWidthText(ByteSource text, FileDialect dialect, int longest) {
        super(text, longest);
        delimiter = (byte) dialect.delimiter();
        slices = dialect.slices();
        length = dialect.lineLength();
    }

    @Override
    void turn(byte[] bytes, int from, int until) {
        if (characters(bytes, from, until) == length) {
            cut(bytes, from, until);
            return;
        }
        put(bytes, from, until);
        if (slices.size() == 1) {
            put(delimiter);
        }
    }

    private static int characters(byte[] bytes, int from, int until) {
        int characters = 0;
        for (int i = from; i < until; i++) {
            characters += isContinuation(bytes[i]) ? 0 : 1;
        }
        return characters;
    }

    /** Whether the byte goes on with a character of UTF-8. */
    private static boolean isContinuation(byte one) {
        return (one & 0xc0) == 0x80;
    }

    private void cut(byte[] bytes, int begin, int end) {
        boolean isAscii = end - begin == length;
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            int from = isAscii ? begin + slice.start() - 1 : place(bytes, begin, end, slice.start() - 1);
            int until = isAscii ? begin + slice.end() : place(bytes, begin, end, slice.end());
            while (from < until && bytes[from] == ' ') {
                from++;
            }
            while (until > from && bytes[until - 1] == ' ') {
                until--;
            }
            if (i > 0) {
                put(delimiter);
            }
            put(bytes, from, until);
        }
    }

    /** The place of the first byte behind so many characters. */
    private static int place(byte[] bytes, int begin, int end, int characters) {
        int left = characters;
        int place = begin;
        while (place < end) {
            if (!isContinuation(bytes[place]) && left-- == 0) {
                return place;
            }
            place++;
        }
        return end;
    }
}
