package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.copy.CopyParser;
import dev.standin.redshift.dialect.parse.copy.UnloadParser;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a statement by its first word; a kind that is not named here is refused. */
final class StatementParser {
    private final Tokens in;

    StatementParser(Tokens in) {
        this.in = in;
    }

    Statement read() {
        Statement statement = kind();
        in.end();
        return statement;
    }

    private Statement kind() {
        String word = in.peek().name();
        return switch (word) {
            case "select", "with", "(" -> new QueryParser(in).statement();
            case "insert", "update", "delete", "truncate", "merge" -> new ChangeParser(in).read();
            case "create", "alter", "drop" -> new DefinitionParser(in).read();
            case "grant" -> new Statement.Administer(new GrantParser(in).grant());
            case "revoke" -> new Statement.Administer(new GrantParser(in).revoke());
            case "copy" -> new CopyParser(in).read();
            case "unload" ->
                new UnloadParser(in, text -> StatementText.of(text).parse().statement()).read();
            case "set" -> set();
            case "reset" -> reset();
            case "comment" -> comment();
            case "show" -> new ShowParser(in).read();
            case "explain" ->
                throw Refusal.valid("EXPLAIN, whose plan is the cluster's", "run the query")
                        .at(in.offset());
            case "refresh" -> refresh();
            case "vacuum" -> vacuum();
            case "analyze", "analyse" -> analyze();
            case "lock" -> lock();
            case "begin", "start" -> begin();
            case "commit", "end" -> ended(Statement.Bound.COMMIT);
            case "rollback", "abort" -> ended(Statement.Bound.ROLLBACK);
            case "" -> throw nothing();
            case "from" -> throw new SqlError("syntax error at or near \"from\"").at(in.offset());
            default -> throw new Refusal("the statement " + word.toUpperCase(Locale.ROOT)).at(in.offset());
        };
    }

    /** The levels of isolation have "no operational impact". Source: r_BEGIN.html. */
    private Statement begin() {
        if (in.takes("start")) {
            in.expect("transaction");
        } else {
            in.expect("begin");
            takesWork();
        }
        if (in.takes("isolation", "level")
                && !in.takes("serializable")
                && !in.takes("read", "uncommitted")
                && !in.takes("read", "committed")) {
            in.expect("repeatable", "read");
        }
        if (in.sees("read", "only")) {
            throw new Refusal("BEGIN READ ONLY").at(in.offset());
        }
        in.takes("read", "write");
        return new Statement.Block(Statement.Bound.BEGIN);
    }

    private Statement ended(Statement.Bound bound) {
        in.next();
        takesWork();
        return new Statement.Block(bound);
    }

    private void takesWork() {
        if (!in.takes("work")) {
            in.takes("transaction");
        }
    }

    private RuntimeException nothing() {
        return in.peek().kind() == Token.Kind.END
                ? new SqlError("the statement is empty")
                : in.unexpected("a statement");
    }

    /** Back to what was before anybody set it. Source: r_RESET.html. */
    private Statement reset() {
        in.expect("reset");
        return new Statement.SetTo(in.name(), List.of());
    }

    /** Source: r_COMMENT.html. */
    private Statement comment() {
        in.expect("comment", "on");
        if (in.seesAny("constraint", "database")) {
            throw new Refusal("COMMENT ON " + in.peek().name().toUpperCase(Locale.ROOT)).at(in.offset());
        }
        Statement.On on =
                in.takes("table") ? Statement.On.TABLE : in.takes("view") ? Statement.On.VIEW : Statement.On.COLUMN;
        if (on == Statement.On.COLUMN) {
            in.expect("column");
        }
        int start = in.offset();
        List<String> parts = in.qualifiedName();
        boolean column = on == Statement.On.COLUMN;
        if (column && parts.size() < 2) {
            throw in.unexpected("'.'");
        }
        TableName name = in.placed(new TableName(column ? parts.subList(0, parts.size() - 1) : parts), start);
        in.expect("is");
        String text = in.takes("null") ? null : in.string();
        return new Statement.Comment(on, name, column ? parts.getLast() : null, text);
    }

    private Statement set() {
        in.expect("set");
        if (in.seesAny("session", "local")) {
            return speakAs();
        }
        String name = in.name();
        if (!in.takes("to")) {
            in.expect("=");
        }
        if (in.takes("default")) {
            return new Statement.SetTo(name, List.of());
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(value());
        } while (in.takes(","));
        return new Statement.SetTo(name, values);
    }

    private Statement speakAs() {
        int offset = in.offset();
        String first = in.peek().name();
        boolean local = in.takes("local");
        if (!in.takes("session") || !in.takes("authorization")) {
            throw new Refusal("SET " + first.toUpperCase(Locale.ROOT)).at(offset);
        }
        if (in.peek().kind() == Token.Kind.STRING) {
            return new Statement.SpeakAs(local, in.string());
        }
        return new Statement.SpeakAs(local, in.takes("default") ? null : in.name());
    }

    private String value() {
        return switch (in.peek().kind()) {
            case STRING -> in.string();
            case NUMBER -> in.next().text();
            case WORD, QUOTED -> in.next().name();
            case SYMBOL, PARAMETER, COMMENT, SPACE, UNENDED, END -> throw in.unexpected("a value");
        };
    }

    private Statement refresh() {
        in.expect("refresh", "materialized", "view");
        return new Statement.Refresh(in.tableName());
    }

    private Statement vacuum() {
        in.expect("vacuum");
        if (in.seesAny("full", "sort", "delete", "reindex", "recluster")) {
            in.next();
            in.takes("only");
        }
        if (!in.seesName()) {
            return new Statement.Vacuum(null);
        }
        TableName table = in.tableName();
        if (in.takes("to")) {
            in.integer();
            in.expect("percent");
        }
        in.takes("boost");
        return new Statement.Vacuum(table);
    }

    private Statement analyze() {
        in.next();
        in.takes("verbose");
        if (in.sees("compression")) {
            throw new Refusal("ANALYZE COMPRESSION").at(in.offset());
        }
        if (!in.seesName()) {
            return new Statement.Analyze(null, List.of());
        }
        TableName table = in.tableName();
        List<String> columns = in.peek().is("(") ? in.names() : List.of();
        if (in.seesAny("predicate", "all")) {
            in.next();
            in.expect("columns");
        }
        return new Statement.Analyze(table, columns);
    }

    private Statement lock() {
        in.expect("lock");
        in.takes("table");
        List<TableName> tables = new ArrayList<>();
        do {
            tables.add(in.tableName());
        } while (in.takes(","));
        return new Statement.Lock(List.copyOf(tables));
    }
}
