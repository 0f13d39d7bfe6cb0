package dev.larder.core.delivery.problem;

/**
 * Characters of suppliers as people may see them: none that moves a terminal's cursor, begins a line, turns the direction of writing
 * or stays invisible.
 */
public final class Printable {
    private Printable() {}

    /** The text with a blank in place of each character that is not printable. */
    public static String text(String text) {
        return text.codePoints()
                .map(point -> is(point) ? point : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether the code point is a printable character; half of a surrogate pair is not. */
    public static boolean is(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
