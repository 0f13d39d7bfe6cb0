package dev.standin.redshift.dialect.token;

import dev.standin.redshift.dialect.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens that together are the whole text; it takes every text. Not thread-safe; one lexer reads one text. */
public final class Lexer {
    private static final List<String> OPERATORS = List.of("::", "<=", ">=", "<>", "!=", "||");
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private Place place;

    private Lexer(String text, Place start) {
        this.text = text;
        place = start;
    }

    /** Every token; a quote or comment that does not end is the last one. */
    public static List<Token> tokens(String text) {
        return tokens(text, Place.START);
    }

    /** The tokens of a part of a text that begins at a place. */
    public static List<Token> tokens(String text, Place start) {
        Lexer lexer = new Lexer(text, start);
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
            ended(Kind.COMMENT, comment());
        } else if (c == '\'') {
            ended(Kind.STRING, literal());
        } else if (c == '"') {
            ended(Kind.QUOTED, quoted());
        } else if (isWordStart(c) || (c == '#' && isWordStart(next(1)))) {
            take(Kind.WORD, run(at + 1, Lexer::isWordPart));
        } else if (isDigit(c) || (c == '.' && isDigit(next(1)) && !afterName())) {
            take(Kind.NUMBER, number());
        } else if (c == '$' && dollarTag() > 0) {
            ended(Kind.STRING, dollarQuoted());
        } else if (c == ':' && isWordPart(next(1))) {
            take(Kind.PARAMETER, run(at + 1, Lexer::isWordPart));
        } else {
            take(
                    Kind.SYMBOL,
                    at
                            + OPERATORS.stream()
                                    .filter(o -> text.startsWith(o, at))
                                    .mapToInt(String::length)
                                    .findFirst()
                                    .orElse(width()));
        }
    }

    private void ended(Kind kind, int end) {
        take(end < 0 ? Kind.UNENDED : kind, end < 0 ? text.length() : end);
    }

    private void take(Kind kind, int end) {
        String piece = text.substring(at, end);
        tokens.add(new Token(kind, piece, name(kind, piece), at, place));
        place = place.after(piece);
        at = end;
    }

    private static String name(Kind kind, String piece) {
        return switch (kind) {
            case WORD -> lowered(piece);
            case QUOTED -> lowered(piece.substring(1, piece.length() - 1).replace("\"\"", "\""));
            case PARAMETER -> piece.substring(1);
            case SYMBOL -> piece;
            case STRING, NUMBER, COMMENT, SPACE, UNENDED, END -> "";
        };
    }

    /** Redshift folds only the 26 letters. Source: "Names and identifiers" (r_names.html). */
    private static String lowered(String name) {
        StringBuilder lowered = new StringBuilder(name.length());
        name.chars().forEach(c -> lowered.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return lowered.toString();
    }

    private int run(int from, CharacterTest test) {
        int end = from;
        while (end < text.length() && test.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where a comment ends; comments may be in comments. */
    private int comment() {
        int depth = 0;
        for (int i = at; i < text.length() - 1; i++) {
            boolean opens = text.startsWith("/*", i);
            if (opens || text.startsWith("*/", i)) {
                depth += opens ? 1 : -1;
                i++;
            }
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Where a literal ends: a backslash escapes the character after it, even a quote. */
    private int literal() {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || (c == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'')) {
                i++;
            } else if (c == '\'') {
                return i + 1;
            }
        }
        return -1;
    }

    private int quoted() {
        int end = text.indexOf('"', at + 1);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == '"') {
            end = text.indexOf('"', end + 2);
        }
        return end < 0 ? -1 : end + 1;
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
        return end < 0 ? -1 : end + tag.length();
    }

    private int number() {
        int end = run(at, c -> isDigit(c) || c == '.');
        if (end < text.length() && Character.toLowerCase(text.charAt(end)) == 'e') {
            int digits = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? end + 2 : end + 1;
            return run(digits, Lexer::isDigit) > digits ? run(digits, Lexer::isDigit) : end;
        }
        return end;
    }

    private boolean afterName() {
        return !tokens.isEmpty() && tokens.getLast().isName();
    }

    private int width() {
        return Character.charCount(text.codePointAt(at));
    }

    private char next(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
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
