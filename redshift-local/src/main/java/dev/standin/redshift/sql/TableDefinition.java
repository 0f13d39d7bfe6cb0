package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.QueryParser;
import dev.standin.redshift.dialect.parse.Tokens;
import dev.standin.redshift.dialect.parse.TypeParser;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Encodings;
import dev.standin.redshift.dialect.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE; physical attributes are recorded, keys are read and not enforced, as on Redshift. */
final class TableDefinition {
    /** A column and its physical attributes as written. */
    record Described(Column column, String attributes) {}

    private final String sql;
    private final Tokens in;
    private final Context context;
    private final List<Described> columns = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private int distKeys;
    private int sortKeys;
    private String style = "";

    TableDefinition(String sql, Tokens in, Context context) {
        this.sql = sql;
        this.in = in;
        this.context = context;
    }

    Plan plan() {
        boolean tolerant = in.takes("if", "not", "exists");
        List<String> parts = in.qualifiedName();
        boolean listed = in.peek().is("(");
        if (listed) {
            list();
        }
        String attributes = attributes();
        @Nullable BoundQuery query = null;
        if (!listed) {
            in.expect("as");
            query = new QueryBinder(context).bind(new QueryParser(in).read(), null);
            query.outputs().forEach(o -> columns.add(new Described(new Column(o.label(), stored(o.type()), false, null), "")));
        }
        consistent();
        return made(tolerant, parts, attributes, query);
    }

    private static Type stored(Type type) {
        if (type.kind() == Type.Kind.SUPER || type.isNull()) {
            throw new Refusal("CREATE TABLE AS with a column of type " + type.shown());
        }
        Type settled = type.settled();
        return settled.isText() ? new Type(settled.kind(), settled.size(), 0, settled.kind() == Type.Kind.CHAR) : settled;
    }

    private Plan made(boolean tolerant, List<String> parts, String attributes, @Nullable BoundQuery query) {
        String schema = Names.schema(context, parts);
        if (context.catalog().relation(schema, parts.getLast()) != null) {
            if (tolerant) {
                return new Plan.Change("CREATE TABLE", List.of(), false);
            }
            throw new SqlError("relation \"" + parts.getLast() + "\" already exists");
        }
        List<Column> plain = columns.stream().map(Described::column).toList();
        unique(plain);
        Relation.Table table = new Relation.Table(schema, parts.getLast(), Text.name(schema) + "." + Text.name(parts.getLast()), plain);
        List<String> sqls = new ArrayList<>();
        sqls.add("CREATE TABLE " + table.location() + " (" + plain.stream()
                .map(c -> Text.name(c.name()) + " " + DuckType.of(c.type()) + (c.notNull() ? " NOT NULL" : ""))
                .collect(Collectors.joining(", ")) + ")");
        sqls.addAll(CatalogText.added(table, attributes, columns.stream().map(Described::attributes).toList()));
        if (query != null) {
            sqls.add("INSERT INTO " + table.location() + " " + query.sql());
        }
        return new Plan.Change("CREATE TABLE", sqls, query != null);
    }

    private static void unique(List<Column> columns) {
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new SqlError("column \"" + column.name() + "\" specified more than once");
            }
        }
    }

    private void list() {
        in.expect("(");
        do {
            if (in.seesAny("primary", "unique", "foreign", "constraint")) {
                tableConstraint();
            } else if (in.peek().is("like")) {
                throw new Refusal("CREATE TABLE (LIKE ...)");
            } else {
                columns.add(column());
            }
        } while (in.takes(","));
        in.expect(")");
    }

    Described column() {
        String name = in.name();
        Type type = TypeParser.read(in);
        if (type.kind() == Type.Kind.REAL) {
            throw new Refusal("a column of type real; use double precision");
        }
        boolean notNull = false;
        String otherwise = null;
        int from = in.offset();
        while (!in.seesAny(",", ")") && in.peek().kind() != Token.Kind.END) {
            if (in.takes("not", "null") || in.takes("primary", "key")) {
                notNull = true;
            } else if (in.takes("default")) {
                otherwise = otherwise(type);
            } else {
                columnAttribute(type);
            }
        }
        return new Described(new Column(name, type, notNull, otherwise), sql.substring(from, in.offset()).strip());
    }

    private String otherwise(Type type) {
        int from = in.offset();
        Expression expression = new QueryParser(in).expressions().read();
        Casts.assigned(new QueryBinder(context).binder().bind(expression, new Scope(null)), type);
        return sql.substring(from, in.offset());
    }

    private void columnAttribute(Type type) {
        if (in.takes("encode")) {
            Encodings.check(in.next().name(), type);
        } else if (in.takes("distkey")) {
            distKeys++;
        } else if (in.takes("sortkey")) {
            sortKeys++;
        } else if (in.takes("references")) {
            references();
        } else if (!in.takes("null") && !in.takes("unique")) {
            throw new Refusal("the column attribute " + in.peek().shown());
        }
    }

    private void references() {
        in.qualifiedName();
        if (in.peek().is("(")) {
            in.names();
        }
    }

    private void tableConstraint() {
        if (in.takes("constraint")) {
            in.name();
        }
        if (in.takes("primary", "key")) {
            notNull(in.names());
            return;
        }
        if (in.takes("unique")) {
            in.names();
            return;
        }
        in.expect("foreign", "key");
        in.names();
        in.expect("references");
        references();
    }

    /** A key is not enforced, but its columns take no null. */
    private void notNull(List<String> names) {
        checked(names);
        columns.replaceAll(described -> {
            Column column = described.column();
            return names.contains(column.name())
                    ? new Described(new Column(column.name(), column.type(), true, column.otherwise()), described.attributes())
                    : described;
        });
    }

    /** What stands behind the column list, as written. */
    private String attributes() {
        int from = in.offset();
        while (in.seesAny("diststyle", "distkey", "sortkey", "compound", "interleaved", "backup", "encode")) {
            attribute(in.next().name());
        }
        return sql.substring(from, in.offset()).strip();
    }

    private void attribute(String word) {
        switch (word) {
            case "diststyle" -> {
                style = in.peek().name();
                oneOf("auto", "even", "key", "all");
            }
            case "backup" -> oneOf("yes", "no");
            case "encode" -> oneOf("auto");
            case "distkey" -> {
                List<String> names = in.names();
                distKeys += names.size();
                keys.addAll(names);
            }
            case "compound", "interleaved" -> {
                in.expect("sortkey");
                sortKey();
            }
            default -> {
                if (!in.takes("auto")) {
                    sortKey();
                }
            }
        }
    }

    private void sortKey() {
        sortKeys++;
        keys.addAll(in.names());
    }

    /** Source: r_CREATE_TABLE_NEW.html: one distribution key, which goes with DISTSTYLE KEY only, and one sort key. */
    private void consistent() {
        checked(keys);
        if (distKeys > 1) {
            throw new SqlError("multiple distkey columns are not allowed");
        }
        if (sortKeys > 1) {
            throw new SqlError("multiple sortkey specifications are not allowed");
        }
        if (style.equals("key") ? distKeys == 0 : distKeys > 0 && !style.isEmpty()) {
            throw new SqlError("DISTSTYLE " + style.toUpperCase(Locale.ROOT) + (distKeys == 0 ? " without" : " with") + " a DISTKEY");
        }
    }

    private void oneOf(String... words) {
        if (!in.seesAny(words)) {
            throw in.unexpected("one of " + String.join(", ", words));
        }
        in.next();
    }

    private void checked(List<String> names) {
        for (String name : names) {
            if (columns.stream().noneMatch(c -> c.column().name().equals(name))) {
                throw new SqlError("column \"" + name + "\" named in key does not exist");
            }
        }
    }
}
