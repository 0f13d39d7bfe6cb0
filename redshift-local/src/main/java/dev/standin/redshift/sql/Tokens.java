package dev.standin.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** The statement's tokens with a reading position; whatever is not expected is refused with its place. */
final class Tokens {
    /** What may follow a name that is no name. */
    private static final List<String> KEYWORDS = List.of("and", "as", "cross", "except", "from", "full", "group", "having", "inner",
            "intersect", "join", "left", "limit", "on", "or", "order", "qualify", "right", "union", "using", "where");

    private final String sql;
    private final List<Token> tokens;
    private final Places places = new Places();
    private int at;
    private int bare = -1;

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

    /** Where the parts of the statement stand, as far as it has been read. */
    Places places() {
        return places;
    }

    /** Where the next token begins. */
    int offset() {
        return peek().offset();
    }

    /** Remembers where a part stands that has just been read; what tells it is its first token. */
    <T> T placed(T part, int start) {
        return placed(part, start, start);
    }

    /** The same; {@code told} is where the token stands that tells what the part is. */
    <T> T placed(T part, int start, int told) {
        return placed(part, start, told, told);
    }

    /** The same; {@code name} is where the token stands that names the part. */
    <T> T placed(T part, int start, int told, int name) {
        return places.put(part, new Places.Place(start, told, name, offset()));
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

    /** A name that stands where it may be left out, without AS: a keyword that is misspelled looks like one. */
    String bareName() {
        bare = at;
        return name();
    }

    /** A name with dots between its parts, and where its last part begins. */
    record Qualified(List<String> parts, int last) {}

    /** A name with dots between its parts; after a dot a reserved word is a name too. */
    Qualified qualified() {
        List<String> parts = new ArrayList<>();
        int last = offset();
        parts.add(name());
        while (peek().is(".") && isNamed(peek(1))) {
            next();
            last = offset();
            parts.add(next().text());
        }
        return new Qualified(List.copyOf(parts), last);
    }

    List<String> qualifiedName() {
        return qualified().parts();
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

    /** Refuses the next token; or the one before, when that could only be taken for a name. */
    Objection unexpected(String expected) {
        Token found = peek();
        boolean strange = bare >= 0 && bare == at - 1 && found.kind() != Token.Kind.END && !Reserved.contains(found.text());
        Token blamed = strange ? tokens.get(bare) : found;
        String construct = found.shown() + " at " + Lexer.place(sql, found.offset()) + "; expected " + expected;
        String sentence = "expected " + (strange ? "\",\" or a keyword" : expected.replace('\'', '"')) + ", found " + blamed.shown().replace('\'', '"');
        return new Refusal(construct, sentence).told(sentence, blamed.text(), strange ? KEYWORDS : List.of()).at(blamed.offset());
    }

    /** Refuses the next token as the page of Redshift's reserved words or of its syntax does. */
    Objection refused(String construct, String sentence, String instead) {
        return new Refusal(construct, sentence).instead(instead).at(offset());
    }

    private static boolean isNamed(Token token) {
        return token.kind() == Token.Kind.QUOTED || token.kind() == Token.Kind.WORD;
    }
}
