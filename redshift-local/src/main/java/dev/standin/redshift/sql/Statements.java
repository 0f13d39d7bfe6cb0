package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.Tokens;
import dev.standin.redshift.dialect.token.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Every statement that is not a query, by its first word; a kind that is not named here is refused. */
final class Statements {
    private final String sql;
    private final Tokens in;
    private final Context context;

    Statements(String sql, Tokens in, Context context) {
        this.sql = sql;
        this.in = in;
        this.context = context;
    }

    Plan plan() {
        Plan plan = kind();
        in.end();
        return plan;
    }

    private Plan kind() {
        String word = in.peek().name();
        return switch (word) {
            case "insert", "update", "delete", "truncate" -> new Changes(in, context).plan();
            case "create", "alter", "drop" -> new Definitions(sql, in, context).plan();
            case "copy" -> new CopyParser(in, context).plan();
            case "set" -> set();
            case "vacuum" -> vacuum();
            case "analyze", "analyse" -> analyze();
            case "lock" -> lock();
            case "begin", "start", "commit", "end", "rollback", "abort" ->
                throw new Refusal(word.toUpperCase(Locale.ROOT) + "; send the statements of a transaction as one batch");
            case "" -> throw new SqlError("the statement is empty");
            case "from" -> throw new SqlError("syntax error at or near \"from\"");
            default -> throw new Refusal("the statement " + word.toUpperCase(Locale.ROOT));
        };
    }

    private Plan set() {
        in.expect("set");
        if (in.seesAny("session", "local")) {
            throw new Refusal("SET " + in.peek().name().toUpperCase(Locale.ROOT));
        }
        String name = in.name();
        if (!in.takes("to")) {
            in.expect("=");
        }
        if (name.equals("search_path")) {
            return searchPath();
        }
        if (!Set.of("query_group", "enable_result_cache_for_session").contains(name)) {
            throw new Refusal("SET " + name);
        }
        in.next();
        return new Plan.Checked("SET");
    }

    private Plan searchPath() {
        List<String> schemas = new java.util.ArrayList<>();
        do {
            schemas.add(in.peek().kind() == Token.Kind.STRING ? in.string() : in.name());
        } while (in.takes(","));
        if (schemas.stream().anyMatch(s -> s.contains("$"))) {
            throw new Refusal("\"$user\" in search_path");
        }
        return new Plan.SearchPath(schemas);
    }

    private Plan vacuum() {
        in.expect("vacuum");
        if (in.seesAny("full", "sort", "delete", "reindex", "recluster")) {
            in.next();
            in.takes("only");
        }
        if (in.seesName()) {
            Names.table(context, in.qualifiedName());
            if (in.takes("to")) {
                in.integer();
                in.expect("percent");
            }
            in.takes("boost");
        }
        return new Plan.Checked("VACUUM");
    }

    private Plan analyze() {
        in.next();
        in.takes("verbose");
        if (in.sees("compression")) {
            throw new Refusal("ANALYZE COMPRESSION");
        }
        if (in.seesName()) {
            Relation.Table table = Names.table(context, in.qualifiedName());
            if (in.peek().is("(")) {
                Changes.columns(table, in.names());
            }
            if (in.seesAny("predicate", "all")) {
                in.next();
                in.expect("columns");
            }
        }
        return new Plan.Checked("ANALYZE");
    }

    private Plan lock() {
        in.expect("lock");
        in.takes("table");
        do {
            Names.table(context, in.qualifiedName());
        } while (in.takes(","));
        return new Plan.Checked("LOCK");
    }
}
