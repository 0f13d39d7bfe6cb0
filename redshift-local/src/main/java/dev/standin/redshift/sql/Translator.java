package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.Parsed;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.sql.internal.function.Functions;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Findings;
import java.util.Set;

/**
 * Turns one Redshift statement into a {@link Plan}. Stateless; may be used by many threads, a {@link Context} by one.
 *
 * <p>Throws {@link SqlError} for what Redshift rejects too and {@link Refusal} for everything that is not known to
 * behave exactly as there.
 */
public final class Translator {
    private Translator() {}

    /** The plan of a statement, bound to what exists now. */
    public static Plan plan(StatementText text, Context context) {
        return plan(text.parse(), context);
    }

    /** The same of a statement that has been read. */
    public static Plan plan(Parsed parsed, Context context) {
        context.findings().reading(parsed.places());
        return new StatementBinder(context).plan(parsed.statement());
    }

    /**
     * Everything that is wrong with a query, and the columns it has as far as they are known; of the supposed tables and views
     * ({@code schema.name}) nobody knows the columns.
     */
    public static Examined examine(StatementText text, Context context, Set<String> supposed) {
        Findings findings = context.examining(supposed);
        try {
            Parsed parsed = text.parse();
            findings.reading(parsed.places());
            if (!(parsed.statement() instanceof Statement.Select(var query))) {
                throw new SqlError("not a query");
            }
            BoundQuery bound = new QueryBinder(context).bind(query, null);
            context.requireOneNode();
            return Examined.of(query, bound, findings);
        } catch (Objection objection) {
            findings.object(objection);
            return Examined.of(null, BoundQuery.FAULTY, findings);
        }
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

    /** Names of the functions that may be called. */
    public static Set<String> functions() {
        return Functions.allowed();
    }
}
