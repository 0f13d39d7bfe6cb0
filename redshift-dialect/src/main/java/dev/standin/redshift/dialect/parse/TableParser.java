package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.ColumnDefinition.Mark;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.TableClause;
import dev.standin.redshift.dialect.tree.TableConstraint;
import dev.standin.redshift.dialect.tree.TableConstraint.Kind;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.tree.TableName;
import dev.standin.redshift.dialect.type.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads CREATE TABLE behind these two words, and the columns of ALTER TABLE. */
final class TableParser {
    private static final String[] CLAUSES = {"diststyle", "distkey", "sortkey", "compound", "interleaved", "backup", "encode"};
    private final Tokens in;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<TableConstraint> constraints = new ArrayList<>();

    TableParser(Tokens in) {
        this.in = in;
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

    /** A column that is added to a table. */
    ColumnDefinition added() {
        ColumnDefinition column = column();
        TableRules.checkAdded(column, in.places());
        return column;
    }

    /** The columns of a primary key take no null, though the key itself is not enforced. */
    private List<ColumnDefinition> required() {
        Set<String> keys = new HashSet<>();
        constraints.stream().filter(c -> c.kind() == Kind.PRIMARY_KEY).forEach(c -> keys.addAll(c.columns()));
        return columns.stream().map(c -> keys.contains(c.name()) ? in.replaced(c, c.required()) : c).toList();
    }

    private void list() {
        in.expect("(");
        do {
            if (in.seesAny("primary", "unique", "foreign", "constraint")) {
                constraints.add(constraint());
            } else if (in.peek().is("like")) {
                throw new Refusal("CREATE TABLE (LIKE ...)").at(in.offset());
            } else {
                columns.add(column());
            }
        } while (in.takes(","));
        in.expect(")");
    }

    private ColumnDefinition column() {
        int start = in.offset();
        String name = in.name();
        Type type = TypeParser.read(in);
        Attributes attributes = new Attributes();
        int from = in.offset();
        while (!in.seesAny(",", ")") && !in.atEnd()) {
            attributes.read();
        }
        String text = in.text(from, in.offset()).strip();
        return in.placed(new ColumnDefinition(name, type, attributes.notNull, attributes.otherwise, attributes.marks, attributes.encoding, text), start);
    }

    /** What stands behind the type of a column. */
    private final class Attributes {
        private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
        private boolean notNull;
        private ColumnDefinition.@Nullable Default otherwise;
        private @Nullable String encoding;

        private void read() {
            if (in.takes("not", "null")) {
                notNull = true;
            } else if (in.takes("default")) {
                otherwise = otherwise();
            } else if (in.takes("encode")) {
                encoding = in.next().name();
            } else if (in.takes("primary", "key")) {
                notNull = true;
                marks.add(Mark.PRIMARY_KEY);
            } else if (in.takes("references")) {
                references();
                marks.add(Mark.REFERENCES);
            } else {
                mark();
            }
        }

        private void mark() {
            if (in.takes("distkey")) {
                marks.add(Mark.DISTKEY);
            } else if (in.takes("sortkey")) {
                marks.add(Mark.SORTKEY);
            } else if (in.takes("unique")) {
                marks.add(Mark.UNIQUE);
            } else if (!in.takes("null")) {
                throw new Refusal("the column attribute " + in.peek().shown()).at(in.offset());
            }
        }
    }

    private ColumnDefinition.Default otherwise() {
        int from = in.offset();
        Expression value = new QueryParser(in).expressions().read();
        return new ColumnDefinition.Default(value, in.text(from, in.offset()));
    }

    private void references() {
        in.qualifiedName();
        if (in.peek().is("(")) {
            in.names();
        }
    }

    private TableConstraint constraint() {
        int start = in.offset();
        if (in.takes("constraint")) {
            in.name();
        }
        if (in.takes("primary", "key")) {
            return in.placed(new TableConstraint(Kind.PRIMARY_KEY, in.names()), start);
        }
        if (in.takes("unique")) {
            return in.placed(new TableConstraint(Kind.UNIQUE, in.names()), start);
        }
        in.expect("foreign", "key");
        List<String> names = in.names();
        in.expect("references");
        references();
        return in.placed(new TableConstraint(Kind.FOREIGN_KEY, names), start);
    }

    private TableDefinition.Attributes attributes() {
        int from = in.offset();
        List<TableClause> clauses = new ArrayList<>();
        while (in.seesAny(CLAUSES)) {
            int start = in.offset();
            clauses.add(in.placed(clause(in.next().name()), start));
        }
        return new TableDefinition.Attributes(clauses, in.text(from, in.offset()).strip());
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
}
