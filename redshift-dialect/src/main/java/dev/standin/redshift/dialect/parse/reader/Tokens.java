package dev.standin.redshift.dialect.parse.reader;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Place;
import dev.standin.redshift.dialect.token.ReservedWords;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The statement's tokens with a reading position; whatever is not expected is refused with its place. */
public final class Tokens {
    /** What may follow a name that is no name. */
    private static final List<String> KEYWORDS = List.of(
            "and",
            "as",
            "cross",
            "except",
            "from",
            "full",
            "group",
            "having",
            "inner",
            "intersect",
            "join",
            "left",
            "limit",
            "on",
            "or",
            "order",
            "qualify",
            "right",
            "union",
            "using",
            "where");

    private static final String SYMBOLS = "()+-*/%<>=,.[];~!^&|@#?{}";
    private static final int LONGEST_NAME = 127;

    private final String sql;
    private final List<Token> tokens;
    private final Places places = new Places();
    private final Depth depth = new Depth();
    private final List<TableName> references = new ArrayList<>();
    private int at;
    private int bare = -1;

    /** Of one statement; comments vanish, a final semicolon too. */
    public Tokens(String sql) {
        this(sql, Lexer.tokens(sql));
    }

    public Tokens(String sql, List<Token> all) {
        this.sql = sql;
        tokens = new ArrayList<>(all.size() + 1);
        for (Token token : all) {
            check(token);
            if (token.isSignificant()) {
                tokens.add(token);
            }
        }
        if (!tokens.isEmpty() && tokens.getLast().is(";")) {
            tokens.removeLast();
        }
        Place end = all.isEmpty()
                ? Place.START
                : all.getLast().place().after(all.getLast().text());
        tokens.add(new Token(Token.Kind.END, "", "", sql.length(), end));
    }

    /** Refuses what is a token for no statement that is known here. */
    private void check(Token token) {
        switch (token.kind()) {
            case WORD, QUOTED -> checkName(token);
            case SYMBOL -> checkSymbol(token);
            case NUMBER -> checkNumber(token);
            case UNENDED -> throw unended(token);
            case STRING, PARAMETER, COMMENT, SPACE, END -> {
                return;
            }
        }
    }

    /** Source: r_names.html. */
    private static void checkName(Token token) {
        if (token.name().isEmpty() || token.name().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new Refusal("a name that has not 1 to 127 bytes: \"" + token.name() + "\"").at(token.start());
        }
    }

    private static void checkSymbol(Token token) {
        if (token.text().equals("{") || token.text().equals("}")) {
            throw new SqlError("syntax error at or near \"" + token.text() + "\"")
                    .told("no character of SQL: \"" + token.text() + "\"", "", List.of())
                    .at(token.start());
        }
        if (token.text().length() == 1 && SYMBOLS.indexOf(token.text().charAt(0)) < 0) {
            throw new Refusal(
                            "the character '" + token.text() + "' at " + token.place(),
                            "no character of SQL: \"" + token.text() + "\"")
                    .instead(token.text().equals("`") ? "write names without `, or in double quotes" : null)
                    .at(token.start());
        }
    }

    private void checkNumber(Token token) {
        boolean word = token.end() < sql.length()
                && (Character.isLetter(sql.charAt(token.end())) || sql.charAt(token.end()) == '_');
        if (word) {
            throw new Refusal("the number at " + token.place() + "; write it in digits, or cast it to double precision")
                    .at(token.start());
        }
    }

    private static Objection unended(Token token) {
        String kind = token.text().startsWith("/*")
                ? "/* comment"
                : token.text().startsWith("\"") ? "quoted identifier" : "quoted string";
        String hint = kind.equals("quoted string") && token.text().contains("\\'")
                ? "a backslash takes the quote behind it; write '' for a quote"
                : null;
        return new SqlError("unterminated " + kind + " at " + token.place())
                .instead(hint)
                .at(token.start());
    }

    /** The text between two offsets, as written. */
    public String text(int from, int to) {
        return sql.substring(from, to);
    }

    /** The next token; one of the kind END behind the last one. */
    public Token peek() {
        return tokens.get(at);
    }

    /** The token so many behind the next one. */
    public Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    /** Where the parts of the statement stand, as far as it has been read. */
    public Places places() {
        return places;
    }

    /** Where the next token begins. */
    public int offset() {
        return peek().start();
    }

    /** Remembers where a part stands that has just been read; what tells it is its first token. */
    public <T> T placed(T part, int start) {
        return placed(part, start, start);
    }

    /** The same; {@code told} is where the token stands that tells what the part is. */
    public <T> T placed(T part, int start, int told) {
        return placed(part, start, told, told);
    }

    /** The same; {@code name} is where the token stands that names the part. */
    public <T> T placed(T part, int start, int told, int name) {
        places.put(part, new Places.Place(start, told, name, offset()));
        if (part instanceof Expression expression) {
            depth.add(expression, told);
        }
        return part;
    }

    /** How deep the statement is, as far as it has been read. */
    public Depth depth() {
        return depth;
    }

    /** Puts another part where one stands that has been read. */
    public <T> T replaced(Object old, T part) {
        return places.put(part, places.of(old));
    }

    /** Whether everything has been read. */
    public boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** Takes the next token. */
    public Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    /** Whether these words come next, one after the other. */
    public boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of these words comes next. */
    public boolean seesAny(String... words) {
        for (String word : words) {
            if (peek().is(word)) {
                return true;
            }
        }
        return false;
    }

    /** Takes these words if they come next, one after the other. */
    public boolean takes(String... words) {
        if (!sees(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    /** Takes these words, or refuses what stands there. */
    public void expect(String... words) {
        for (String word : words) {
            if (!takes(word)) {
                throw unexpected("'" + word + "'");
            }
        }
    }

    /** Takes a text literal; its backslashes stay. */
    public String string() {
        if (peek().kind() != Token.Kind.STRING) {
            throw unexpected("a text literal");
        }
        return next().literal();
    }

    /** Takes a whole number of at most nine digits. */
    public int integer() {
        if (peek().kind() != Token.Kind.NUMBER || !peek().text().matches("[0-9]{1,9}")) {
            throw unexpected("a whole number");
        }
        return Integer.parseInt(next().text());
    }

    /** Whether a name comes next. */
    public boolean seesName() {
        Token token = peek();
        return token.kind() == Token.Kind.QUOTED
                || (token.kind() == Token.Kind.WORD && !token.isTemporary() && ReservedWords.isName(token.name()));
    }

    /** Takes a name. */
    public String name() {
        if (!seesName()) {
            throw unexpected("a name");
        }
        return next().name();
    }

    /** Takes the name of a user; in double quotes its letters keep their case, by which users are shown, not told apart. */
    public String userName() {
        Token token = peek();
        String folded = name();
        return token.kind() == Token.Kind.QUOTED
                ? token.text().substring(1, token.text().length() - 1).replace("\"\"", "\"")
                : folded;
    }

    /** A name that stands where it may be left out, without AS: a keyword that is misspelled looks like one. */
    public String bareName() {
        bare = at;
        return name();
    }

    /** A name with dots between its parts, and where its last part begins. */
    public record Qualified(List<String> parts, int last) {}

    /** A name with dots between its parts; after a dot a reserved word is a name too. */
    public Qualified qualified() {
        List<String> parts = new ArrayList<>();
        int last = offset();
        parts.add(peek().isTemporary() ? next().name() : name());
        while (peek().is(".") && peek(1).isName()) {
            next();
            last = offset();
            parts.add(next().name());
        }
        return new Qualified(List.copyOf(parts), last);
    }

    /** A name with dots between its parts. */
    public List<String> qualifiedName() {
        return qualified().parts();
    }

    /** The name of a table or view. */
    public TableName tableName() {
        int start = offset();
        return placed(new TableName(qualifiedName()), start);
    }

    /** The table and the columns behind REFERENCES. */
    public void reference() {
        references.add(tableName());
        if (peek().is("(")) {
            names();
        }
    }

    /** The tables behind REFERENCES, as far as the statement has been read. */
    public List<TableName> references() {
        return List.copyOf(references);
    }

    /** Names in parentheses. */
    public List<String> names() {
        expect("(");
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (takes(","));
        expect(")");
        return List.copyOf(names);
    }

    /** How many tokens have been taken. */
    public int position() {
        return at;
    }

    /** Goes back to where so many tokens had been taken. */
    public void back(int position) {
        at = position;
    }

    /** Skips a group in parentheses, if one comes next. */
    public void skipGroup() {
        if (peek().is("(")) {
            next();
            skipMember();
            while (takes(",")) {
                skipMember();
            }
            takes(")");
        }
    }

    /** Skips to the comma or the parenthesis that ends a member of a list, or to the end. */
    public void skipMember() {
        while (!atEnd() && !seesAny(",", ")")) {
            if (peek().is("(")) {
                skipGroup();
            } else {
                next();
            }
        }
    }

    /** Refuses whatever is left. */
    public void end() {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("the end of the statement");
        }
    }

    /** Refuses the next token; or the one before, when that could only be taken for a name. */
    public Objection unexpected(String expected) {
        Token found = peek();
        boolean strange =
                bare >= 0 && bare == at - 1 && found.kind() != Token.Kind.END && ReservedWords.isName(found.name());
        Token blamed = strange ? tokens.get(bare) : found;
        String construct = found.shown() + " at " + found.place() + "; expected " + expected;
        String sentence = "expected " + (strange ? "\",\" or a keyword" : expected.replace('\'', '"')) + ", found "
                + blamed.shown().replace('\'', '"')
                + (expected.equals("a name") && !strange && found.kind() == Token.Kind.WORD ? ", a reserved word" : "");
        String word = blamed.kind() == Token.Kind.STRING || blamed.kind() == Token.Kind.NUMBER
                ? blamed.text()
                : blamed.name();
        return new Refusal(construct, sentence)
                .told(sentence, word, strange ? KEYWORDS : List.of())
                .at(blamed.start());
    }

    /** Refuses the next token as the page of Redshift's reserved words or of its syntax does. */
    public Objection refused(String construct, String sentence, String instead) {
        return new Refusal(construct, sentence).instead(instead).at(offset());
    }
}
