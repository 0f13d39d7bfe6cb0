package dev.larder.cli.terminal;

import dev.larder.core.delivery.problem.Printable;

/**
 * Text of suppliers and of data, made safe for a terminal: what would move the cursor, begin a line, turn the direction of writing
 * or stay invisible is shown as its code, for example {@code \\u{1b}}.
 */
public final class SafeText {
    private SafeText() {}

    /** The text as part of one line. */
    public static String of(String text) {
        return escaped(text, false);
    }

    /** Text whose line ends are meant as such; only what is in the lines is made safe. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean linesStay) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Printable.is(point) || (linesStay && point == '\n')) {
                safe.appendCodePoint(point);
            } else {
                safe.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return safe.toString();
    }
}
