package dev.larder.compiler.draft;

/** Values as YAML writes them. */
final class Yaml {
    private Yaml() {}

    /** A text, in quotes unless it is a plain word. */
    static String text(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9_/-]*") && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")) {
            return text;
        }
        return text.chars().allMatch(one -> one >= ' ' && one != 0x7f && !(one >= 0x80 && one < 0xa0))
                ? "'" + text.replace("'", "''") + "'"
                : escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point == '\t') {
                quoted.append("\\t");
            } else if (point == '\n') {
                quoted.append("\\n");
            } else if (Character.isISOControl(point)) {
                quoted.append("\\x%02x".formatted(point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }

    /** A comment, on one line. */
    static String comment(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .forEach(line::appendCodePoint);
        return "# " + line;
    }
}
