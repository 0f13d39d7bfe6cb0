package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.tree.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        if (in.seesAny("user", "role", "database")) {
            return new Statement.Administer(new PrincipalParser(in).create());
        }
        if (in.takes("schema")) {
            return createSchema();
        }
        if (in.takes("table")) {
            TableDefinition table = new TableParser(in, Misreadings.thrown()).read();
            return new Statement.CreateTable(table, in.references());
        }
        if (in.sees("index") || in.sees("unique", "index")) {
            throw new SqlError("syntax error at or near \"index\": Redshift has no indexes").at(in.offset());
        }
        boolean replace = in.takes("or", "replace");
        if (in.takes("view")) {
            return createView(replace);
        }
        throw unknown("CREATE");
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
        long quota = in.takes("quota") ? quota() : -1;
        return new Statement.CreateSchema(name, tolerant, owner, quota);
    }

    /** In megabytes; without a unit gigabytes are meant. Source: r_CREATE_SCHEMA.html. */
    private long quota() {
        if (in.takes("unlimited")) {
            return -1;
        }
        long number = in.integer();
        if (in.takes("mb")) {
            return number;
        }
        if (in.takes("tb")) {
            return number * 1024 * 1024;
        }
        in.takes("gb");
        return number * 1024;
    }

    private Statement createView(boolean replace) {
        TableName name = in.tableName();
        List<String> columns = in.peek().is("(") ? in.names() : List.of();
        in.expect("as");
        int from = in.offset();
        new QueryParser(in).read();
        String query = in.text(from, in.offset());
        boolean bound = !in.takes("with", "no", "schema", "binding");
        return new Statement.CreateView(name, replace, columns, query, bound);
    }

    private Statement drop() {
        if (in.seesAny("user", "role", "database")) {
            return new Statement.Administer(new PrincipalParser(in).drop());
        }
        if (in.takes("schema")) {
            return dropSchema();
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
        if (in.seesAny("user", "database", "schema")) {
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
        if (in.takes("alter")) {
            in.takes("column");
            return alterColumn(table);
        }
        throw unknown("ALTER TABLE");
    }

    private Statement alterColumn(TableName table) {
        String column = in.name();
        if (!in.takes("type")) {
            throw unknown("ALTER COLUMN");
        }
        return new Statement.AlterColumn(table, column, TypeParser.read(in));
    }
}
