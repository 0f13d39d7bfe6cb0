package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.parse.QueryParser;
import dev.standin.redshift.dialect.parse.Tokens;
import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Query;
import java.util.Set;

/**
 * Turns one Redshift statement into a {@link Plan}. Stateless; may be used by many threads, a {@link Context} by one.
 *
 * <p>Throws {@link SqlError} for what Redshift rejects too and {@link Refusal} for everything that is not known to
 * behave exactly as there.
 */
public final class Dialect {
    private static final Set<String> READING = Set.of("select", "with", "(");

    private Dialect() {}

    /** The plan of a statement, bound to what exists now. */
    public static Plan plan(String sql, Context context) {
        Tokens in = new Tokens(sql);
        context.findings().reading(in.places());
        if (in.seesAny("select", "with", "(")) {
            Query query = new QueryParser(in).read();
            in.end();
            return new Plan.Rows(new QueryBinder(context).bind(query, null));
        }
        return new Statements(sql, in, context).plan();
    }

    /**
     * Everything that is wrong with a query, and the columns it has as far as they are known; of the supposed tables and views
     * ({@code schema.name}) nobody knows the columns.
     */
    public static Examined examine(String sql, Context context, Set<String> supposed) {
        Findings findings = context.examining(supposed);
        try {
            Tokens in = new Tokens(sql);
            findings.reading(in.places());
            Query query = new QueryParser(in).read();
            in.end();
            BoundQuery bound = new QueryBinder(context).bind(query, null);
            return Examined.of(query, bound, findings);
        } catch (Objection objection) {
            findings.object(objection);
            return Examined.of(null, BoundQuery.FAULTY, findings);
        }
    }

    /** Whether the statement cannot change anything, to judge by its first word. */
    public static boolean readsOnly(String sql) {
        return READING.contains(firstWord(sql));
    }

    /** The first word in lower case, comments left out; empty if there is none. */
    public static String firstWord(String sql) {
        return new Tokens(sql).peek().text();
    }

    /** The text with every {@code :name} as DuckDB's {@code $name}; nothing else is changed. */
    public static String withDuckParameters(String sql) {
        StringBuilder text = new StringBuilder(sql);
        for (Token token : Lexer.tokens(sql)) {
            if (token.kind() == Token.Kind.PARAMETER) {
                text.setCharAt(token.start(), '$');
            }
        }
        return text.toString();
    }

    /** Names of the parameters that the text reads. */
    public static Set<String> parameters(String sql) {
        return Lexer.tokens(sql).stream()
                .filter(t -> t.kind() == Token.Kind.PARAMETER)
                .map(Token::name)
                .collect(java.util.stream.Collectors.toSet());
    }

    /** Names of the functions that may be called. */
    public static Set<String> functions() {
        return Functions.allowed();
    }
}
