package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableChange;
import dev.standin.redshift.dialect.tree.TableClause;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE, ALTER and DROP; of users, roles and databases by {@link PrincipalParser}. */
final class DefinitionParser {
    private final Tokens in;

    DefinitionParser(Tokens in) {
        this.in = in;
    }

    Statement read() {
        return switch (in.next().name()) {
            case "create" -> create();
            case "drop" -> drop();
            default -> alter();
        };
    }

    private Statement create() {
        if (in.seesAny("user", "role", "group", "database")) {
            return new Statement.Administer(new PrincipalParser(in).create());
        }
        if (in.takes("schema")) {
            return createSchema();
        }
        boolean temporary = takesTemporary();
        if (in.takes("table")) {
            if (seesLike()) {
                return like(temporary);
            }
            TableDefinition table = new TableParser(in, Misreadings.thrown()).read();
            return new Statement.CreateTable(
                    table, in.references(), temporary || TableParser.isTemporary(table.name()));
        }
        if (in.sees("index") || in.sees("unique", "index")) {
            throw new SqlError("syntax error at or near \"index\": Redshift has no indexes").at(in.offset());
        }
        if (in.takes("materialized", "view")) {
            return createMaterialized();
        }
        boolean replace = in.takes("or", "replace");
        if (in.takes("view")) {
            return createView(replace);
        }
        throw unknown("CREATE");
    }

    /** Takes [LOCAL] TEMPORARY before TABLE. */
    private boolean takesTemporary() {
        boolean local = in.peek().is("local");
        boolean temporary =
                List.of("temp", "temporary").contains(in.peek(local ? 1 : 0).name());
        if (temporary && in.peek(local ? 2 : 1).is("table")) {
            in.takes("local");
            in.next();
            return true;
        }
        return false;
    }

    private Refusal unknown(String command) {
        Refusal refusal = new Refusal(command + " " + in.peek().name().toUpperCase(Locale.ROOT));
        refusal.at(in.offset());
        return refusal;
    }

    private Statement createSchema() {
        boolean tolerant = in.takes("if", "not", "exists");
        if (in.sees("authorization")) {
            throw new Refusal("CREATE SCHEMA without a name").at(in.offset());
        }
        String name = in.name();
        String owner = in.takes("authorization") ? in.userName() : null;
        long quota = in.takes("quota") ? PrincipalParser.quota(in) : -1;
        return new Statement.CreateSchema(name, tolerant, owner, quota);
    }

    private Statement createView(boolean replace) {
        TableName name = in.tableName();
        if (TableParser.isTemporary(name)) {
            throw new Refusal("a temporary view").at(in.places().of(name).start());
        }
        List<String> columns = in.peek().is("(") ? in.names() : List.of();
        in.expect("as");
        int from = in.offset();
        new QueryParser(in).read();
        String query = in.text(from, in.offset());
        boolean bound = !in.takes("with", "no", "schema", "binding");
        return new Statement.CreateView(name, replace, columns, query, bound);
    }

    /** Source: materialized-view-create-sql-command.html. */
    private Statement createMaterialized() {
        TableName name = in.tableName();
        TableDefinition.Attributes attributes = new TableParser(in, Misreadings.thrown()).attributes();
        if (in.takes("auto", "refresh")) {
            if (in.sees("yes")) {
                throw new Refusal("AUTO REFRESH YES, by which rows change when Redshift finds the time;"
                                + " write AUTO REFRESH NO and refresh the view")
                        .at(in.offset());
            }
            in.expect("no");
        }
        in.expect("as");
        int from = in.offset();
        new QueryParser(in).read();
        return new Statement.CreateMaterialized(name, attributes, in.text(from, in.offset()));
    }

    private Statement drop() {
        if (in.seesAny("user", "role", "group", "database")) {
            return new Statement.Administer(new PrincipalParser(in).drop());
        }
        if (in.takes("schema")) {
            return dropSchema();
        }
        if (in.takes("materialized", "view")) {
            boolean missing = in.takes("if", "exists");
            return new Statement.DropMaterialized(missing, in.tableName());
        }
        boolean views = in.takes("view");
        if (!views && !in.takes("table")) {
            throw unknown("DROP");
        }
        boolean tolerant = in.takes("if", "exists");
        List<TableName> names = new ArrayList<>();
        do {
            names.add(in.tableName());
        } while (in.takes(","));
        boolean cascade = in.takes("cascade");
        if (!cascade) {
            in.takes("restrict");
        }
        return new Statement.Drop(views, tolerant, cascade, List.copyOf(names));
    }

    private Statement dropSchema() {
        boolean tolerant = in.takes("if", "exists");
        String name = in.name();
        boolean cascade = in.takes("cascade");
        if (!cascade) {
            in.takes("restrict");
        }
        return new Statement.DropSchema(name, tolerant, cascade);
    }

    private Statement alter() {
        if (in.seesAny("user", "group", "database", "schema")) {
            return new Statement.Administer(new PrincipalParser(in).alter());
        }
        if (in.takes("default", "privileges")) {
            return new Statement.Administer(new GrantParser(in).defaults());
        }
        if (!in.takes("table")) {
            throw unknown("ALTER");
        }
        TableName table = in.tableName();
        if (in.takes("owner", "to")) {
            return new Statement.Administer(new Administration.RelationOwner(table, in.userName()));
        }
        if (in.takes("add")) {
            in.takes("column");
            return new Statement.AddColumn(table, new TableParser(in, Misreadings.thrown()).added());
        }
        if (in.takes("drop")) {
            in.takes("column");
            String column = in.name();
            in.takes("restrict");
            return new Statement.DropColumn(table, column);
        }
        if (in.sees("alter") && !in.peek(1).is("column") && stores(in.peek(1).name())) {
            return stored(table);
        }
        if (in.takes("alter")) {
            in.takes("column");
            return alterColumn(table);
        }
        return changed(table).orElseThrow(() -> unknown("ALTER TABLE"));
    }

    private Statement alterColumn(TableName table) {
        String column = in.name();
        if (!in.takes("type")) {
            throw unknown("ALTER COLUMN");
        }
        return new Statement.AlterColumn(table, column, TypeParser.read(in));
    }

    /** Whether this word behind ALTER tells how rows are stored. */
    private static boolean stores(String word) {
        return List.of("distkey", "diststyle", "sortkey", "compound", "interleaved")
                .contains(word);
    }

    /** Empty for another change. */
    private Optional<Statement> changed(TableName table) {
        if (in.takes("rename", "to")) {
            return Optional.of(new Statement.AlterTable(table, new TableChange.RenameTo(in.name())));
        }
        if (in.takes("rename", "column")) {
            String column = in.name();
            in.expect("to");
            return Optional.of(new Statement.AlterTable(table, new TableChange.RenameColumn(column, in.name())));
        }
        if (in.takes("append", "from")) {
            TableName from = in.tableName();
            if (in.seesAny("ignoreextra", "filltarget")) {
                throw new Refusal("ALTER TABLE APPEND with " + in.peek().name()).at(in.offset());
            }
            return Optional.of(new Statement.AlterTable(table, new TableChange.Append(from)));
        }
        return Optional.empty();
    }

    /** One change or, with commas between them, two. */
    private Statement stored(TableName table) {
        List<TableClause> clauses = new ArrayList<>();
        do {
            in.expect("alter");
            clauses.addAll(clause());
        } while (in.takes(","));
        return new Statement.AlterTable(table, new TableChange.Store(clauses));
    }

    private List<TableClause> clause() {
        int start = in.offset();
        String word = in.next().name();
        return switch (word) {
            case "distkey" -> distributedBy();
            case "diststyle" -> {
                if (in.takes("key", "distkey")) {
                    yield distributedBy();
                }
                if (!in.seesAny("all", "even", "auto")) {
                    throw in.unexpected("all, even, auto or key");
                }
                yield List.of(new TableClause.DistStyle(in.next().name()));
            }
            case "compound" -> {
                in.expect("sortkey");
                yield List.of(new TableClause.SortKey("compound", in.names()));
            }
            case "sortkey" -> sortedBy();
            default -> throw new Refusal("ALTER " + word.toUpperCase(Locale.ROOT)).at(start);
        };
    }

    private List<TableClause> distributedBy() {
        String column = in.name();
        return List.of(new TableClause.DistStyle("key"), new TableClause.DistKey(List.of(column)));
    }

    private List<TableClause> sortedBy() {
        if (in.takes("auto")) {
            return List.of(new TableClause.SortKeyAuto());
        }
        return List.of(new TableClause.SortKey("", in.takes("none") ? List.of() : in.names()));
    }

    /** Whether the table that is created is like another. */
    private boolean seesLike() {
        int at = 0;
        while (!in.peek(at).is("(") && !in.peek(at).is("as") && in.peek(at).kind() != Token.Kind.END) {
            at++;
        }
        return in.peek(at).is("(") && in.peek(at + 1).is("like");
    }

    /** Source: r_CREATE_TABLE_NEW.html. */
    private Statement like(boolean temporary) {
        boolean tolerant = in.takes("if", "not", "exists");
        TableName name = in.tableName();
        in.expect("(", "like");
        TableName parent = in.tableName();
        boolean defaults = in.takes("including", "defaults");
        if (!defaults) {
            in.takes("excluding", "defaults");
        }
        if (in.peek().is(",")) {
            throw new Refusal("CREATE TABLE (LIKE ...) with other columns").at(in.offset());
        }
        in.expect(")");
        return new Statement.CreateLike(name, tolerant, parent, defaults, temporary || TableParser.isTemporary(name));
    }
}
