package dev.larder.core.delivery.problem;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A value as people may see it: cut, masked, without characters that are not printable. */
public final class ShownValue {
    private static final int LONGEST = 60;
    private static final String MASK = "***";

    private ShownValue() {}

    public static @Nullable String of(byte[] bytes, int from, int until, boolean restricted) {
        if (from == until) {
            return null;
        }
        if (restricted) {
            return MASK;
        }
        String text = new String(bytes, from, Math.min(until - from, (LONGEST + 1) * 4), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder();
        int points = 0;
        for (int point : text.codePoints().toArray()) {
            if (points++ == LONGEST) {
                return shown.append("...").toString();
            }
            shown.appendCodePoint(Printable.is(point) ? point : ' ');
        }
        return shown.toString();
    }
}
