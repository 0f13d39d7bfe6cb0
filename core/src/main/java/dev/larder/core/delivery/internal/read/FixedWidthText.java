package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A text of fixed widths as one with delimiters. Blanks around a value are the padding and are left out. A line of another length than the
 * columns need stays whole, and has therefore another number of values than there are columns. A footer that has places of its own is cut by these.
 */
final class FixedWidthText extends LineText {
    private final byte delimiter;
    private final List<Slice> slices;
    private final int length;
    private final byte[] footer;
    private final List<Slice> footerSlices;

    FixedWidthText(ByteSource text, FileDialect dialect, int longest) {
        super(text, longest);
        delimiter = (byte) dialect.delimiter();
        slices = dialect.slices();
        length = dialect.lineLength();
        Layout.Footer last = dialect.layout().footer();
        footerSlices = last == null ? List.of() : last.slices();
        footer = footerSlices.isEmpty() || last == null
                ? new byte[0]
                : last.start().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    void turn(byte[] bytes, int from, int until) {
        if (isFooter(bytes, from, until)) {
            put(footer, 0, footer.length);
            for (Slice slice : footerSlices) {
                put(delimiter);
                cut(bytes, from, until, slice);
            }
            return;
        }
        if (characters(bytes, from, until) == length) {
            cut(bytes, from, until);
            return;
        }
        put(bytes, from, until);
        if (slices.size() == 1) {
            put(delimiter);
        }
    }

    private boolean isFooter(byte[] bytes, int from, int until) {
        return footer.length > 0
                && until - from >= footer.length
                && Arrays.equals(bytes, from, from + footer.length, footer, 0, footer.length);
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
            if (i > 0) {
                put(delimiter);
            }
            if (isAscii) {
                putWithoutPadding(bytes, begin + slice.start() - 1, begin + slice.end());
            } else {
                cut(bytes, begin, end, slice);
            }
        }
    }

    private void cut(byte[] bytes, int begin, int end, Slice slice) {
        putWithoutPadding(bytes, place(bytes, begin, end, slice.start() - 1), place(bytes, begin, end, slice.end()));
    }

    private void putWithoutPadding(byte[] bytes, int begin, int end) {
        int from = begin;
        int until = end;
        while (from < until && bytes[from] == ' ') {
            from++;
        }
        while (until > from && bytes[until - 1] == ' ') {
            until--;
        }
        put(bytes, from, until);
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
