package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code true}, {@code false} in any letter case, {@code 1} or {@code 0}. */
final class BooleanCell extends Cell {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final Fault NO_BOOLEAN = Fault.type("is not true, false, 1 or 0");

    BooleanCell(Column column) {
        super(column);
    }

    @Override
    @Nullable
    Fault value(byte[] bytes, int from, int until, RowBuffer row) {
        boolean one = until - from == 1;
        if ((one && bytes[from] == '1') || equal(TRUE, bytes, from, until)) {
            row.put(TRUE);
            return null;
        }
        if ((one && bytes[from] == '0') || equal(FALSE, bytes, from, until)) {
            row.put(FALSE);
            return null;
        }
        return NO_BOOLEAN;
    }

    private static boolean equal(byte[] word, byte[] bytes, int from, int until) {
        if (until - from != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if ((bytes[from + i] | 0x20) != word[i]) {
                return false;
            }
        }
        return true;
    }
}
