package dev.larder.compiler.internal.sql;

import dev.larder.core.engine.Literals;
import dev.larder.core.plan.Schema;
import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Place;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.token.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SQL as an author wrote it, with the schema names in it. A name of a schema counts only where a dot follows and none precedes:
 * {@code star.t.col} names {@code star.t} once, and {@code x.star.t} names nothing. Immutable.
 */
public final class SqlText {
    /** The schemas that authors may name. */
    public static final Set<String> SCHEMAS =
            Arrays.stream(Schema.values()).map(Schema::sql).collect(Collectors.toUnmodifiableSet());

    private final String text;
    private final Place start;
    private final List<Token> tokens;
    private final List<Token> code;

    private SqlText(String text, Place start, List<Token> tokens) {
        this.text = text;
        this.start = start;
        this.tokens = tokens;
        code = tokens.stream().filter(Token::isSignificant).toList();
    }

    /** Reads a text; throws {@link SqlTextException} for a quote or comment that does not end. */
    public static SqlText of(String text) {
        return of(text, Place.START);
    }

    /** Reads a part of a file that starts at a place, so that tokens know where they stand in the file. */
    public static SqlText of(String text, Place start) {
        return new SqlText(text, start, ended(Lexer.tokens(text, start)));
    }

    private static List<Token> ended(List<Token> tokens) {
        if (!tokens.isEmpty() && tokens.getLast().kind() == Kind.UNENDED) {
            Token last = tokens.getLast();
            throw new SqlTextException(closing(last.text()), "the end of the text", last.place());
        }
        return tokens;
    }

    private static String closing(String text) {
        return switch (text.charAt(0)) {
            case '/' -> "the end of the comment, */";
            case '"' -> "the closing quote \"";
            case '$' -> "the closing quote " + text.substring(0, text.indexOf('$', 1) + 1);
            default -> "the closing quote '" + (text.contains("\\'") ? ", which no backslash precedes" : "");
        };
    }

    /** The tokens that carry meaning: no comments and no white space. */
    public List<Token> code() {
        return code;
    }

    /** Where a character of the text stands in its file; offsets count from 0. */
    public Place place(int offset) {
        return start.after(text.substring(0, Math.min(offset, text.length())));
    }

    /**
     * A reference to {@code schema.table}.
     *
     * @param start offset in the text of the schema's first letter, from 0
     */
    public record Reference(String schema, String table, Place place, int start) {
        /** {@code schema.table}. */
        public String qualified() {
            return schema + "." + table;
        }
    }

    /** Every {@code schema.table}, in the order of the text; throws {@link SqlTextException} where a schema's name is an alias or CTE. */
    public List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < code.size(); i++) {
            if (isSchema(i)) {
                Token schema = code.get(i);
                int quote = schema.kind() == Kind.QUOTED ? 1 : 0;
                references.add(new Reference(schema.name(), tableAfter(i), schema.place(), schema.start() + quote));
            }
        }
        return references;
    }

    /** The text with schemas renamed and nothing else changed. */
    public String withSchemas(Map<String, String> renamed) {
        StringBuilder mapped = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < code.size(); i++) {
            if (isSchema(i) && renamed.containsKey(code.get(i).name())) {
                Token schema = code.get(i);
                mapped.append(text, copied, schema.start());
                String name = renamed.get(schema.name());
                mapped.append(schema.kind() == Kind.QUOTED ? '"' + name + '"' : name);
                copied = schema.end();
            }
        }
        return mapped.append(text, copied, text.length()).toString();
    }

    /** The text with parameters replaced by literals, for binding it outside a run. */
    public String withParameters(Map<String, String> values) {
        return tokens.stream()
                .map(token -> {
                    String value = token.kind() == Kind.PARAMETER ? values.get(token.name()) : null;
                    return value == null ? token.text() : Literals.text(value);
                })
                .collect(Collectors.joining());
    }

    /**
     * The text without comments and layout, words in lower case: equal texts are the same logic. Plans keep a hash of it, so it never changes;
     * that is why an operator's characters stand apart.
     */
    public String normalized() {
        return code.stream().map(SqlText::normalized).collect(Collectors.joining(" "));
    }

    private static String normalized(Token token) {
        boolean apart = token.kind() == Kind.SYMBOL && token.text().length() == 2 && !token.isSymbol("::");
        return token.kind() == Kind.WORD
                ? token.name()
                : apart ? token.text().charAt(0) + " " + token.text().charAt(1) : token.text();
    }

    /** The text, verbatim. */
    @Override
    public String toString() {
        return text;
    }

    private boolean isSchema(int i) {
        Token token = code.get(i);
        if (!token.isName()
                || !SCHEMAS.contains(token.name())
                || (i > 0 && code.get(i - 1).isSymbol("."))) {
            return false;
        }
        if (i + 1 < code.size() && code.get(i + 1).isSymbol(".")) {
            return true;
        }
        if (token.is("current") && i + 1 < code.size() && code.get(i + 1).is("row")) {
            return false;
        }
        throw new SqlTextException(
                "the name of a schema before a dot",
                "\"" + token.name() + "\" as a name of its own (choose another)",
                token.place());
    }

    private String tableAfter(int i) {
        if (i + 2 >= code.size() || !code.get(i + 2).isName()) {
            throw new SqlTextException(
                    "a table after \"" + code.get(i).name() + ".\"",
                    "none",
                    code.get(i).place());
        }
        return code.get(i + 2).name();
    }
}
