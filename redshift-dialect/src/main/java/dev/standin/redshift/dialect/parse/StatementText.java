package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of one statement, cut into tokens once. Immutable. */
public final class StatementText {
    private static final Set<String> READING = Set.of("select", "with", "(", "show");
    private static final Set<String> LONELY = Set.of("vacuum", "create", "alter", "drop");
    private static final Set<String> BOUNDS = Set.of("begin", "start", "commit", "end", "rollback", "abort");
    private final String sql;
    private final List<Token> tokens;

    private StatementText(String sql) {
        this.sql = sql;
        tokens = Lexer.tokens(sql);
    }

    /** Takes every text. */
    public static StatementText of(String sql) {
        return new StatementText(sql);
    }

    /** The first word in lower case, or the first symbol; comments are left out; empty if there is none. */
    public String firstWord() {
        return tokens.stream()
                .filter(Token::isSignificant)
                .findFirst()
                .map(Token::name)
                .orElse("");
    }

    /** Whether the statement cannot change anything, to judge by its first word, and by the INTO of a select. */
    public boolean readsOnly() {
        return READING.contains(firstWord()) && tokens.stream().noneMatch(token -> token.is("into"));
    }

    /** Whether it begins or ends a transaction block, to judge by its first word. */
    public boolean bounds() {
        return BOUNDS.contains(firstWord());
    }

    /** What it says; throws an {@link dev.standin.redshift.dialect.Objection} for what is not known to be a statement. */
    public Parsed parse() {
        Tokens in = new Tokens(sql, tokens);
        return new Parsed(new StatementParser(in).read(), in.places());
    }

    /**
     * The first words of a statement that cannot run in a transaction block, in capitals; null for any other. Whoever runs
     * several statements in one transaction asks for each of them.
     */
    public @Nullable String alone() {
        return LONELY.contains(firstWord()) ? parse().statement().alone() : null;
    }

    /** CREATE TABLE with a list of columns, read as far as it can be; throws an {@link dev.standin.redshift.dialect.Objection} for another statement. */
    public TableReading table() {
        Tokens in = new Tokens(sql, tokens);
        in.expect("create", "table");
        return new TableParser(in, Misreadings.kept()).reading();
    }

    /** Reads a type on its own. */
    public static Type type(String text) {
        Tokens in = new Tokens(text);
        Type type = TypeParser.read(in);
        in.end();
        return type;
    }

    /** Reads an expression on its own, as DEFAULT keeps one. */
    public static Expression expression(String sql) {
        Tokens in = new Tokens(sql);
        Expression expression = new QueryParser(in).expressions().read();
        in.end();
        return expression;
    }

    /** The text, as it was given. */
    @Override
    public String toString() {
        return sql;
    }
}
