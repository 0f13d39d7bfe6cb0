package dev.larder.compiler.sql;

import dev.larder.compiler.sql.Token.Kind;
import dev.larder.core.engine.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * SQL as an author wrote it, with the schema names in it. A name of a schema counts only where a dot follows and none precedes:
 * {@code star.t.col} names {@code star.t} once, and {@code x.star.t} names nothing. Immutable.
 */
public final class SqlText {
    /** The schemas of a warehouse. */
    public static final Set<String> SCHEMAS = Set.of("raw", "current", "qa", "candidate", "star", "diff", "ops");

    private final String text;
    private final List<Token> tokens;
    private final List<Token> code;

    private SqlText(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        code = tokens.stream().filter(Token::isSignificant).toList();
    }

    /** Reads a text; throws {@link SqlTextException} for a quote or comment that does not end. */
    public static SqlText of(String text) {
        return of(text, Place.START);
    }

    /** Reads a part of a file that starts at a place, so that tokens know where they stand in the file. */
    public static SqlText of(String text, Place start) {
        return new SqlText(text, SqlLexer.tokens(text, start));
    }

    /** The tokens that carry meaning: no comments and no white space. */
    public List<Token> code() {
        return code;
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
                    String value = token.kind() == Kind.PARAMETER ? values.get(parameter(token)) : null;
                    return value == null ? token.text() : Literals.text(value);
                })
                .collect(Collectors.joining());
    }

    /** Names of the {@code :name} parameters. */
    public SortedSet<String> parameters() {
        return code.stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .map(SqlText::parameter)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of a parameter's token. */
    public static String parameter(Token token) {
        return token.text().substring(1);
    }

    /** The text without comments and layout, words in lower case: equal texts are the same logic. */
    public String normalized() {
        return code.stream()
                .map(token -> token.kind() == Kind.WORD ? token.name() : token.text())
                .collect(Collectors.joining(" "));
    }

    /** The text, verbatim. */
    @Override
    public String toString() {
        return text;
    }

    private boolean isSchema(int i) {
        Token token = code.get(i);
        if (!token.isName() || !SCHEMAS.contains(token.name()) || (i > 0 && code.get(i - 1).isSymbol("."))) {
            return false;
        }
        if (i + 1 < code.size() && code.get(i + 1).isSymbol(".")) {
            return true;
        }
        if (token.is("current") && i + 1 < code.size() && code.get(i + 1).is("row")) {
            return false;
        }
        throw new SqlTextException(
                "the name of a schema before a dot", "\"" + token.name() + "\" as a name of its own (choose another)", token.place());
    }

    private String tableAfter(int i) {
        if (i + 2 >= code.size() || !code.get(i + 2).isName()) {
            throw new SqlTextException("a table after \"" + code.get(i).name() + ".\"", "none", code.get(i).place());
        }
        return code.get(i + 2).name();
    }
}
