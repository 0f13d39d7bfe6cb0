package dev.standin.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** The statement's tokens with a reading position; whatever is not expected is refused with its place. */
final class Tokens {
    private final String sql;
    private final List<Token> tokens;
    private int at;

    Tokens(String sql) {
        this.sql = sql;
        this.tokens = Lexer.tokens(sql);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    /** Whether these words come next, one after the other. */
    boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean seesAny(String... words) {
        for (String word : words) {
            if (peek().is(word)) {
                return true;
            }
        }
        return false;
    }

    boolean takes(String... words) {
        if (!sees(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    void expect(String... words) {
        for (String word : words) {
            if (!takes(word)) {
                throw unexpected("'" + word + "'");
            }
        }
    }

    String string() {
        if (peek().kind() != Token.Kind.STRING) {
            throw unexpected("a text literal");
        }
        return next().text();
    }

    int integer() {
        if (peek().kind() != Token.Kind.NUMBER || !peek().text().matches("[0-9]{1,9}")) {
            throw unexpected("a whole number");
        }
        return Integer.parseInt(next().text());
    }

    boolean seesName() {
        Token token = peek();
        return token.kind() == Token.Kind.QUOTED || (token.kind() == Token.Kind.WORD && !Reserved.contains(token.text()));
    }

    String name() {
        if (!seesName()) {
            throw unexpected("a name");
        }
        return next().text();
    }

    /** A name with dots between its parts; after a dot a reserved word is a name too. */
    List<String> qualifiedName() {
        List<String> parts = new ArrayList<>();
        parts.add(name());
        while (peek().is(".") && isNamed(peek(1))) {
            next();
            parts.add(next().text());
        }
        return List.copyOf(parts);
    }

    List<String> names() {
        expect("(");
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (takes(","));
        expect(")");
        return List.copyOf(names);
    }

    void end() {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("the end of the statement");
        }
    }

    Refusal unexpected(String expected) {
        return new Refusal(peek().shown() + " at " + Lexer.place(sql, peek().offset()) + "; expected " + expected);
    }

    private static boolean isNamed(Token token) {
        return token.kind() == Token.Kind.QUOTED || token.kind() == Token.Kind.WORD;
    }
}
