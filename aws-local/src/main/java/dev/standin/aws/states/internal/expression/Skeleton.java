package dev.standin.aws.states.internal.expression;

/**
 * An expression's text without what is in quotes and comments, and how deep its brackets go; made without recursion, so that no text
 * is too long for it.
 */
record Skeleton(String text, int depth) {
    static Skeleton of(String source) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        int deepest = 0;
        int at = 0;
        while (at < source.length()) {
            char letter = source.charAt(at);
            int end = end(source, at);
            if (end > at + 1) {
                text.append(' ');
            } else {
                text.append(letter);
                depth += opens(letter) - closes(letter);
                deepest = Math.max(deepest, depth);
            }
            at = end;
        }
        return new Skeleton(text.toString(), deepest);
    }

    private static int opens(char letter) {
        return letter == '(' || letter == '[' || letter == '{' ? 1 : 0;
    }

    private static int closes(char letter) {
        return letter == ')' || letter == ']' || letter == '}' ? 1 : 0;
    }

    /** The place after the quoted text, back-quoted name, comment or letter that begins here. */
    private static int end(String source, int at) {
        char letter = source.charAt(at);
        return switch (letter) {
            case '"', '\'' -> quoted(source, at + 1, letter);
            case '`' -> behind(source, "`", at + 1);
            case '/' -> source.startsWith("/*", at) ? behind(source, "*/", at + 2) : at + 1;
            default -> at + 1;
        };
    }

    private static int quoted(String source, int from, char quote) {
        int at = from;
        while (at < source.length() && source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, source.length());
    }

    private static int behind(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }
}
