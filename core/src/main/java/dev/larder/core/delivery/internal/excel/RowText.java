package dev.larder.core.delivery.internal.excel;

import dev.larder.core.delivery.internal.cell.SheetMark;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A row of a sheet as a line of text: with delimiters, escapes and marks for the check, and as people see it. Not thread-safe. */
final class RowText {
    private static final byte ESCAPE = '\\';

    private final byte delimiter;
    private final int longest;
    private final boolean keepsPlain;
    private byte[] line = new byte[1024];
    private int length;
    private byte[] plain = new byte[1024];
    private int plainLength;
    private int cells;

    /** What comes behind {@code longest} bytes of a line is left out. */
    RowText(char delimiter, int longest, boolean keepsPlain) {
        this.delimiter = (byte) delimiter;
        this.longest = longest;
        this.keepsPlain = keepsPlain;
    }

    void clear() {
        length = 0;
        plainLength = 0;
        cells = 0;
    }

    /** Puts a value into the column of this number, from 1, behind those that are there. */
    void put(int column, byte mark, String value) {
        if (value.isEmpty() || length > longest) {
            return;
        }
        pad(column);
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        reserve(2 * bytes.length + 2);
        if (mark != SheetMark.NONE) {
            line[length++] = mark;
        }
        for (byte one : bytes) {
            if (one == delimiter || one == ESCAPE || one == '\n' || one == '\r') {
                line[length++] = ESCAPE;
            }
            line[length++] = one;
        }
        if (keepsPlain) {
            plain = grown(plain, plainLength, bytes.length);
            System.arraycopy(bytes, 0, plain, plainLength, bytes.length);
            plainLength += bytes.length;
        }
    }

    /** Adds empty values until there are as many. */
    void pad(int columns) {
        while (cells < columns) {
            if (cells > 0) {
                reserve(1);
                line[length++] = delimiter;
                if (keepsPlain) {
                    plain = grown(plain, plainLength, 1);
                    plain[plainLength++] = '\t';
                }
            }
            cells++;
        }
    }

    private void reserve(int more) {
        line = grown(line, length, more);
    }

    private static byte[] grown(byte[] bytes, int used, int more) {
        return bytes.length - used < more ? Arrays.copyOf(bytes, 2 * (used + more)) : bytes;
    }

    void endLine() {
        reserve(1);
        line[length++] = '\n';
    }

    /** Columns up to the last that has a value. */
    int cells() {
        return cells;
    }

    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    /** What people see, with tabs between the values. */
    byte[] plain() {
        return plain;
    }

    int plainLength() {
        return plainLength;
    }
}
