package dev.larder.compiler.sql;

import dev.larder.compiler.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens that together are the whole text. Not thread-safe; one lexer reads one text. */
final class SqlLexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;
    private int column;

    private SqlLexer(String text, Place start) {
        this.text = text;
        line = start.line();
        column = start.column();
    }

    /** Every token; throws {@link SqlTextException} for a quote or comment that does not end. */
    static List<Token> tokens(String text, Place start) {
        SqlLexer lexer = new SqlLexer(text, start);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            take(Kind.SPACE, run(at, Character::isWhitespace));
        } else if (text.startsWith("--", at)) {
            take(Kind.COMMENT, run(at, d -> d != '\n'));
        } else if (text.startsWith("/*", at)) {
            take(Kind.COMMENT, blockComment());
        } else if (c == '\'' || c == '"') {
            take(c == '"' ? Kind.QUOTED : Kind.STRING, quoted(c));
        } else if (isWordStart(c)) {
            take(Kind.WORD, run(at, SqlLexer::isWordPart));
        } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)) && !afterName())) {
            take(Kind.NUMBER, number());
        } else if (c == '$' && dollarTag() > 0) {
            take(Kind.STRING, dollarQuoted());
        } else if (text.startsWith("::", at)) {
            take(Kind.SYMBOL, at + 2);
        } else if (c == ':' && at + 1 < text.length() && isWordPart(text.charAt(at + 1))) {
            take(Kind.PARAMETER, run(at + 1, SqlLexer::isWordPart));
        } else {
            take(Kind.SYMBOL, at + 1);
        }
    }

    private void take(Kind kind, int end) {
        String piece = text.substring(at, end);
        tokens.add(new Token(kind, piece, at, new Place(line, column)));
        int newline = piece.lastIndexOf('\n');
        line += (int) piece.chars().filter(c -> c == '\n').count();
        column = newline < 0 ? column + piece.length() : piece.length() - newline;
        at = end;
    }

    private int run(int from, CharacterTest test) {
        int end = from;
        while (end < text.length() && test.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int blockComment() {
        int depth = 0;
        for (int i = at; i < text.length() - 1; i++) {
            if (text.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        throw unended("comment", "*/");
    }

    private int quoted(char quote) {
        int end = at + 1;
        while (true) {
            end = text.indexOf(quote, end);
            if (end < 0) {
                throw unended(quote == '"' ? "quoted name" : "literal", String.valueOf(quote));
            }
            if (end + 1 >= text.length() || text.charAt(end + 1) != quote) {
                return end + 1;
            }
            end += 2;
        }
    }

    /** The length of {@code $tag$} that starts here, or 0. */
    private int dollarTag() {
        int end = run(at + 1, c -> isWordPart(c) && c != '$');
        boolean tag = end < text.length() && text.charAt(end) == '$' && !isDigit(text.charAt(at + 1));
        return tag ? end + 1 - at : 0;
    }

    private int dollarQuoted() {
        String tag = text.substring(at, at + dollarTag());
        int end = text.indexOf(tag, at + tag.length());
        if (end < 0) {
            throw unended("literal", tag);
        }
        return end + tag.length();
    }

    private int number() {
        int end = run(at, c -> isDigit(c) || c == '.');
        if (end < text.length() && Character.toLowerCase(text.charAt(end)) == 'e') {
            int digits = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? end + 2 : end + 1;
            return run(digits, SqlLexer::isDigit) > digits ? run(digits, SqlLexer::isDigit) : end;
        }
        return end;
    }

    private boolean afterName() {
        return !tokens.isEmpty() && tokens.getLast().isName();
    }

    private SqlTextException unended(String what, String closing) {
        return new SqlTextException("a " + what + " that ends with " + closing, "the end of the text", new Place(line, column));
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private interface CharacterTest {
        boolean holds(char c);
    }
}
