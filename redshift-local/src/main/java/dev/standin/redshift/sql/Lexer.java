package dev.standin.redshift.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts one statement into tokens; comments vanish, a final semicolon too. */
final class Lexer {
    private static final List<String> SYMBOLS = List.of("::", "<=", ">=", "<>", "!=", "||");
    private static final String SINGLE = "()+-*/%<>=,.[];~!^&|@#?{}";
    private final String sql;
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        return new Lexer(sql).all();
    }

    private List<Token> all() {
        List<Token> tokens = new ArrayList<>();
        for (skipBlank(); at < sql.length(); skipBlank()) {
            tokens.add(named(next()));
        }
        if (!tokens.isEmpty() && tokens.getLast().is(";")) {
            tokens.removeLast();
        }
        tokens.add(new Token(Token.Kind.END, "", sql.length()));
        return tokens;
    }

    private void skipBlank() {
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                if (end < 0 || sql.substring(at + 2, end).contains("/*")) {
                    throw new Refusal("a comment that is nested or never ends", "a comment without */, or one in another").at(at);
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    /** Source: r_names.html. */
    private static Token named(Token token) {
        boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
        if (name && (token.text().isEmpty() || Text.bytes(token.text()) > 127)) {
            throw new Refusal("a name that has not 1 to 127 bytes: \"" + token.text() + "\"").at(token.offset());
        }
        return token;
    }

    private Token next() {
        int start = at;
        char c = sql.charAt(at);
        if (c == '\'') {
            return new Token(Token.Kind.STRING, quoted('\''), start);
        }
        if (c == '"') {
            return new Token(Token.Kind.QUOTED, lowered(quoted('"')), start);
        }
        if (isWordStart(c)) {
            return new Token(Token.Kind.WORD, run().toLowerCase(Locale.ROOT), start);
        }
        if (isDigit(c) || (c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)))) {
            return new Token(Token.Kind.NUMBER, number(), start);
        }
        if (c == ':' && at + 1 < sql.length() && (isWordStart(sql.charAt(at + 1)) || isDigit(sql.charAt(at + 1)))) {
            at++;
            return new Token(Token.Kind.PARAMETER, run(), start);
        }
        return symbol(start, c);
    }

    private Token symbol(int start, char c) {
        for (String symbol : SYMBOLS) {
            if (sql.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Token.Kind.SYMBOL, symbol, start);
            }
        }
        if (SINGLE.indexOf(c) < 0) {
            throw new Refusal("the character '" + c + "' at " + place(sql, start), "no character of SQL: \"" + c + "\"")
                    .instead(c == '`' ? "write names without `, or in double quotes" : null)
                    .at(start);
        }
        at++;
        return new Token(Token.Kind.SYMBOL, String.valueOf(c), start);
    }

    private String quoted(char quote) {
        StringBuilder text = new StringBuilder();
        int start = at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c != quote) {
                text.append(c);
            } else if (at < sql.length() && sql.charAt(at) == quote) {
                text.append(quote);
                at++;
            } else {
                return text.toString();
            }
        }
        throw new SqlError("unterminated quoted string at " + place(sql, start)).at(start);
    }

    private String run() {
        int start = at;
        while (at < sql.length() && (isWordStart(sql.charAt(at)) || isDigit(sql.charAt(at)))) {
            at++;
        }
        return sql.substring(start, at);
    }

    private String number() {
        int start = at;
        while (at < sql.length() && (isDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
            at++;
        }
        if (at < sql.length() && isWordStart(sql.charAt(at))) {
            throw new Refusal("the number at " + place(sql, start) + "; write it in digits, or cast it to double precision").at(start);
        }
        return sql.substring(start, at);
    }

    static String place(String sql, int offset) {
        String before = sql.substring(0, Math.min(offset, sql.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return "line " + line + ", column " + (before.length() - before.lastIndexOf('\n'));
    }

    /** Redshift folds the 26 letters only. Source: "Names and identifiers" (r_names.html). */
    private static String lowered(String name) {
        StringBuilder lowered = new StringBuilder();
        name.chars().forEach(c -> lowered.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return lowered.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
