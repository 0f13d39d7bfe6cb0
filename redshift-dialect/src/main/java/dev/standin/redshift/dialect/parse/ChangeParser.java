package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads INSERT, UPDATE, DELETE, MERGE and TRUNCATE. */
final class ChangeParser {
    private final Tokens in;
    private final QueryParser queries;

    ChangeParser(Tokens in) {
        this.in = in;
        this.queries = new QueryParser(in);
    }

    Statement read() {
        return switch (in.next().name()) {
            case "insert" -> insert();
            case "update" -> update();
            case "delete" -> delete();
            case "merge" -> merge();
            default -> truncate();
        };
    }

    private Statement insert() {
        in.expect("into");
        TableName table = in.tableName();
        boolean named = in.peek().is("(")
                && !in.peek(1).is("select")
                && !in.peek(1).is("with")
                && !in.peek(1).is("(");
        List<String> columns = named ? in.names() : List.of();
        return new Statement.Insert(
                table, columns, in.takes("values") ? values() : new Statement.Selected(queries.read()));
    }

    private Statement.Values values() {
        List<List<Optional<Expression>>> rows = new ArrayList<>();
        do {
            in.expect("(");
            List<Optional<Expression>> row = new ArrayList<>();
            do {
                row.add(
                        in.takes("default")
                                ? Optional.empty()
                                : Optional.of(queries.expressions().read()));
            } while (in.takes(","));
            in.expect(")");
            rows.add(List.copyOf(row));
        } while (in.takes(","));
        return new Statement.Values(List.copyOf(rows));
    }

    /** Source: r_MERGE.html, which has both clauses. */
    private Statement merge() {
        in.expect("into");
        TableName table = in.tableName();
        in.expect("using");
        int from = in.offset();
        Query.From source = queries.from();
        if (!(source instanceof Query.Table) && !(source instanceof Query.Derived)) {
            throw new Refusal("MERGE from anything but a table, a view or a subquery").at(from);
        }
        in.expect("on");
        Expression on = queries.expressions().read();
        if (in.takes("remove", "duplicates")) {
            return new Statement.Merge(table, source, on, null);
        }
        in.expect("when", "matched", "then");
        List<Statement.Assignment> settings = in.takes("delete") ? List.of() : settings();
        in.expect("when", "not", "matched", "then", "insert");
        List<String> columns = in.peek().is("(") ? in.names() : List.of();
        in.expect("values");
        int start = in.offset();
        List<List<Optional<Expression>>> rows = values().rows();
        if (rows.size() != 1) {
            throw in.unexpected("one list of values").at(start);
        }
        return new Statement.Merge(table, source, on, new Statement.Matching(settings, columns, rows.getFirst()));
    }

    private List<Statement.Assignment> settings() {
        in.expect("update", "set");
        List<Statement.Assignment> settings = new ArrayList<>();
        do {
            int start = in.offset();
            Statement.Assignment setting = assignment();
            if (setting.value().isEmpty()) {
                throw new Refusal("SET column = DEFAULT in MERGE").at(start);
            }
            settings.add(setting);
        } while (in.takes(","));
        return settings;
    }

    private Statement update() {
        TableName table = in.tableName();
        boolean aliased = in.takes("as") || (in.seesName() && !in.seesAny("set", "using", "where"));
        Statement.Target target = new Statement.Target(table, aliased ? in.name() : null);
        in.expect("set");
        List<Statement.Assignment> assignments = new ArrayList<>();
        do {
            assignments.add(assignment());
        } while (in.takes(","));
        Query.From from = in.takes("from") ? queries.from() : null;
        return new Statement.Update(target, List.copyOf(assignments), from, where());
    }

    private Statement.Assignment assignment() {
        int start = in.offset();
        String column = in.name();
        in.expect("=");
        Optional<Expression> value = in.takes("default")
                ? Optional.empty()
                : Optional.of(queries.expressions().read());
        return in.placed(new Statement.Assignment(column, value), start);
    }

    private Statement delete() {
        in.takes("from");
        TableName table = in.tableName();
        if (in.peek().is("as") || (in.seesName() && !in.seesAny("using", "where"))) {
            throw new Refusal("an alias for the table of DELETE").at(in.offset());
        }
        Query.From using = in.takes("using") ? queries.from() : null;
        return new Statement.Delete(table, using, where());
    }

    private @Nullable Expression where() {
        return in.takes("where") ? queries.expressions().read() : null;
    }

    private Statement truncate() {
        in.takes("table");
        return new Statement.Truncate(in.tableName());
    }
}
