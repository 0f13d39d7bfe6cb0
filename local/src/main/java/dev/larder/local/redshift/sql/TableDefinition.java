package dev.larder.local.redshift.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE; physical attributes are recorded, keys are read and not enforced, as on Redshift. */
final class TableDefinition {
    /** A column and its physical attributes as written. */
    record Described(Column column, String attributes) {}

    private static final Set<String> ENCODINGS = Set.of("raw", "az64", "bytedict", "delta", "delta32k", "lzo", "mostly8", "mostly16",
            "mostly32", "runlength", "text255", "text32k", "zstd", "auto");
    private final String sql;
    private final Tokens in;
    private final Context context;
    private final List<Described> columns = new ArrayList<>();

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
                .map(c -> Text.name(c.name()) + " " + c.type().duck() + (c.notNull() ? " NOT NULL" : ""))
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
        int from = in.peek().offset();
        while (!in.seesAny(",", ")") && in.peek().kind() != Token.Kind.END) {
            if (in.takes("not", "null") || in.takes("primary", "key")) {
                notNull = true;
            } else if (in.takes("default")) {
                otherwise = otherwise(type);
            } else {
                columnAttribute();
            }
        }
        return new Described(new Column(name, type, notNull, otherwise), sql.substring(from, in.peek().offset()).strip());
    }

    private String otherwise(Type type) {
        int from = in.peek().offset();
        Expression expression = new QueryParser(in).expressions().read();
        Casts.assigned(new QueryBinder(context).binder().bind(expression, new Scope(null)), type);
        return sql.substring(from, in.peek().offset());
    }

    private void columnAttribute() {
        if (in.takes("encode")) {
            String encoding = in.next().text();
            if (!ENCODINGS.contains(encoding)) {
                throw new SqlError("invalid encoding type \"" + encoding + "\"");
            }
        } else if (in.takes("references")) {
            references();
        } else if (!in.takes("null") && !in.takes("distkey") && !in.takes("sortkey") && !in.takes("unique")) {
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
        int from = in.peek().offset();
        while (in.seesAny("diststyle", "distkey", "sortkey", "compound", "interleaved", "backup", "encode")) {
            attribute(in.next().text());
        }
        return sql.substring(from, in.peek().offset()).strip();
    }

    private void attribute(String word) {
        switch (word) {
            case "diststyle" -> oneOf("auto", "even", "key", "all");
            case "backup" -> oneOf("yes", "no");
            case "encode" -> oneOf("auto");
            case "distkey" -> checked(in.names());
            case "compound", "interleaved" -> {
                in.expect("sortkey");
                checked(in.names());
            }
            default -> {
                if (!in.takes("auto")) {
                    checked(in.names());
                }
            }
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
            if (!columns.isEmpty() && columns.stream().noneMatch(c -> c.column().name().equals(name))) {
                throw new SqlError("column \"" + name + "\" named in key does not exist");
            }
        }
    }
}
