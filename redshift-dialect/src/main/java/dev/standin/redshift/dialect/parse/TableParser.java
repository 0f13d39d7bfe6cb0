package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableClause;
import dev.standin.redshift.dialect.tree.TableConstraint;
import dev.standin.redshift.dialect.tree.TableConstraint.Kind;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads CREATE TABLE, after these two words, and the columns of ALTER TABLE. */
final class TableParser {
    private static final String[] CLAUSES = {
        "diststyle", "distkey", "sortkey", "compound", "interleaved", "backup", "encode"
    };
    private final Tokens in;
    private final Misreadings misreadings;
    private final ColumnParser column;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<TableConstraint> constraints = new ArrayList<>();

    TableParser(Tokens in, Misreadings misreadings) {
        this.in = in;
        this.misreadings = misreadings;
        column = new ColumnParser(in, misreadings);
    }

    /** Whether a table of this name is a temporary one. Source: r_CREATE_TABLE_NEW.html. */
    static boolean isTemporary(TableName name) {
        return name.last().startsWith("#");
    }

    TableDefinition read() {
        boolean tolerant = in.takes("if", "not", "exists");
        TableName name = in.tableName();
        boolean listed = in.peek().is("(");
        if (listed) {
            list();
        }
        TableDefinition.Attributes attributes = attributes();
        Query query = null;
        if (!listed) {
            in.expect("as");
            query = new QueryParser(in).read();
        }
        TableDefinition table = new TableDefinition(name, tolerant, required(), constraints, attributes, query);
        TableRules.check(table, in.places());
        return table;
    }

    /** The same for a table with a list of columns, as far as it can be read. */
    TableReading reading() {
        boolean tolerant = in.takes("if", "not", "exists");
        TableName name = in.tableName();
        list();
        TableDefinition.Attributes attributes = keptAttributes();
        return new TableReading(
                new TableDefinition(name, tolerant, required(), constraints, attributes, null),
                misreadings.all(),
                in.places());
    }

    /** A column that is added to a table. */
    ColumnDefinition added() {
        ColumnDefinition added = column.read().orElseThrow();
        TableRules.checkAdded(added, in.places());
        return added;
    }

    /** Makes the columns of a primary key NOT NULL, although the key itself is not enforced. */
    private List<ColumnDefinition> required() {
        Set<String> keys = new HashSet<>();
        constraints.stream().filter(c -> c.kind() == Kind.PRIMARY_KEY).forEach(c -> keys.addAll(c.columns()));
        return columns.stream()
                .map(c -> keys.contains(c.name()) ? in.replaced(c, c.required()) : c)
                .toList();
    }

    private void list() {
        in.expect("(");
        do {
            member();
        } while (in.takes(",") || (misreadings.keeps() && column.isColumn()));
        in.expect(")");
    }

    private void member() {
        if (in.seesAny("primary", "unique", "foreign", "constraint")) {
            kept();
        } else if (in.peek().is("like")) {
            throw new Refusal("CREATE TABLE (LIKE ...)").at(in.offset());
        } else {
            column.read().ifPresent(columns::add);
        }
    }

    private void kept() {
        int start = in.offset();
        try {
            constraints.add(constraint());
        } catch (Objection objection) {
            misreadings.add(new Misread(Misread.Part.CONSTRAINT, "", start, objection));
            in.skipMember();
        }
    }

    private TableConstraint constraint() {
        int start = in.offset();
        if (in.takes("constraint")) {
            in.name();
        }
        if (in.takes("primary", "key")) {
            return constraint(Kind.PRIMARY_KEY, in.names(), start);
        }
        if (in.takes("unique")) {
            return constraint(Kind.UNIQUE, in.names(), start);
        }
        in.expect("foreign", "key");
        List<String> names = in.names();
        in.expect("references");
        in.reference();
        return constraint(Kind.FOREIGN_KEY, names, start);
    }

    private TableConstraint constraint(Kind kind, List<String> names, int start) {
        return in.placed(
                new TableConstraint(kind, names, in.text(start, in.offset()).strip()), start);
    }

    TableDefinition.Attributes attributes() {
        int from = in.offset();
        List<TableClause> clauses = new ArrayList<>();
        while (in.seesAny(CLAUSES)) {
            int start = in.offset();
            clauses.add(in.placed(clause(in.next().name()), start));
        }
        return new TableDefinition.Attributes(
                clauses, in.text(from, in.offset()).strip());
    }

    private TableDefinition.Attributes keptAttributes() {
        int start = in.offset();
        try {
            TableDefinition.Attributes attributes = attributes();
            in.end();
            return attributes;
        } catch (Objection objection) {
            misreadings.add(new Misread(Misread.Part.CLAUSE, "", start, objection));
            return TableDefinition.Attributes.NONE;
        }
    }

    private TableClause clause(String word) {
        return switch (word) {
            case "diststyle" -> new TableClause.DistStyle(oneOf("auto", "even", "key", "all"));
            case "backup" -> new TableClause.Backup(oneOf("yes", "no").equals("yes"));
            case "encode" -> {
                oneOf("auto");
                yield new TableClause.EncodeAuto();
            }
            case "distkey" -> new TableClause.DistKey(in.names());
            case "compound", "interleaved" -> {
                in.expect("sortkey");
                yield new TableClause.SortKey(word, in.names());
            }
            default -> in.takes("auto") ? new TableClause.SortKeyAuto() : new TableClause.SortKey("", in.names());
        };
    }

    private String oneOf(String... words) {
        if (!in.seesAny(words)) {
            throw in.unexpected("one of " + String.join(", ", words));
        }
        return in.next().name();
    }

    /** The table of SELECT INTO, which the first select of a statement may name. Source: r_SELECT_INTO.html. */
    static final class Into {
        private final Tokens in;
        private boolean may;
        private boolean temporary;
        private @Nullable TableName made;

        Into(Tokens in) {
            this.in = in;
        }

        /** Whether the query that is read next is a statement. */
        void may(boolean statement) {
            may = statement;
        }

        /** Behind the list of each select; not in a subquery, nor behind a set operation. */
        void read() {
            boolean first = may && in.depth().nested() == 1;
            if (in.peek().is("into")) {
                if (!first) {
                    throw new Refusal("SELECT INTO elsewhere than in the first select of a statement").at(in.offset());
                }
                in.expect("into");
                temporary = in.takes("temporary") || in.takes("temp");
                in.takes("table");
                made = in.tableName();
            }
            may &= !first;
        }

        /** What the query is. */
        Statement statement(Query query) {
            TableName table = made;
            if (table == null) {
                return new Statement.Select(query);
            }
            TableDefinition definition =
                    new TableDefinition(table, false, List.of(), List.of(), TableDefinition.Attributes.NONE, query);
            return new Statement.SelectInto(
                    new Statement.CreateTable(definition, List.of(), temporary || isTemporary(table)));
        }
    }
}
