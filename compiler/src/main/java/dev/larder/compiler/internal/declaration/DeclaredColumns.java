package dev.larder.compiler.internal.declaration;

import dev.larder.compiler.internal.sql.Parentheses;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.dialect.parse.Misread;
import dev.standin.redshift.dialect.parse.TableReading;
import dev.standin.redshift.dialect.parse.TypeParser;
import dev.standin.redshift.dialect.token.ReservedWords;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code create table}. Less is allowed than Redshift allows: a name, a type with its size, perhaps {@code not null}. Not
 * thread-safe.
 */
final class DeclaredColumns {
    private static final Set<String> ENGINES_OWN = Set.of("side", "_delivery_id", "_line", "_period");
    private static final Set<String> BEHIND_TYPES = Set.of("precision", "varying", "with", "without", "time", "zone");
    private static final String TYPES =
            "a sized type: varchar(n), char(n), decimal(p,s), smallint, integer, bigint, date, timestamp, timestamptz"
                    + " or boolean";
    /** Types of other databases, and what they are called here. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("int64", "bigint"),
            Map.entry("int32", "integer"),
            Map.entry("long", "bigint"),
            Map.entry("tinyint", "smallint"),
            Map.entry("mediumint", "integer"),
            Map.entry("serial", "integer"),
            Map.entry("bigserial", "bigint"),
            Map.entry("number", "decimal(p,s)"),
            Map.entry("double", "decimal(p,s)"),
            Map.entry("bpchar", "char(n)"),
            Map.entry("money", "decimal(18,2)"),
            Map.entry("bignumeric", "decimal(38,10)"),
            Map.entry("float64", "decimal(p,s)"),
            Map.entry("string", "varchar(n)"),
            Map.entry("uuid", "varchar(36)"),
            Map.entry("clob", "varchar(n)"),
            Map.entry("datetime", "timestamp"),
            Map.entry("datetime2", "timestamp"),
            Map.entry("timestamp_ntz", "timestamp"),
            Map.entry("timestamp_tz", "timestamptz"));
    /** What may not follow a type, and what does instead. */
    private static final Map<String, String> CONSTRAINTS = Map.of(
            "primary", "Redshift does not enforce keys; \"-- grain:\" in the header is tested before every publish",
            "unique", "Redshift does not enforce keys; \"-- grain:\" in the header is tested before every publish",
            "references", "Redshift does not enforce keys; write a data test",
            "foreign", "Redshift does not enforce keys; write a data test",
            "constraint", "Redshift does not enforce keys; write a data test",
            "check", "Redshift has no checks; write a data test",
            "default", "the select gives every column; write coalesce(..., <default>) there",
            "identity", "a rebuilt table would get other numbers; write md5 of the grain",
            "encode", "leave the encoding to Redshift");

    private final TableReading reading;
    private final SqlText statement;
    private final Problems.In problems;
    private final List<TableColumn> columns = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();

    DeclaredColumns(TableReading reading, SqlText statement, Problems.In problems) {
        this.reading = reading;
        this.statement = statement;
        this.problems = problems;
    }

    List<TableColumn> columns() {
        return List.copyOf(columns);
    }

    Set<String> faulty() {
        return Set.copyOf(faulty);
    }

    /** Names of all columns, including the faulty ones. */
    List<String> names() {
        List<String> names =
                new ArrayList<>(columns.stream().map(TableColumn::name).toList());
        faulty.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    void read() {
        reading.misread().forEach(this::misread);
        reading.table().columns().forEach(this::declared);
        reading.table()
                .constraints()
                .forEach(constraint -> refuse(at(reading.places().of(constraint).start())));
    }

    private void misread(Misread misread) {
        Token token = at(misread.start());
        switch (misread.part()) {
            case NAME -> misnamed(token);
            case TYPE -> mistyped(misread, token);
            case ATTRIBUTE -> behind(token);
            case CONSTRAINT -> refuse(token);
            case CLAUSE -> {
                return;
            }
        }
    }

    private void misnamed(Token token) {
        boolean column = TypeParser.isType(after(token));
        if (!column && CONSTRAINTS.containsKey(token.name())) {
            refuse(token);
        } else if (!column) {
            nothing(token);
        } else {
            faulty.add(token.name());
        }
    }

    private void nothing(Token token) {
        problems.add(Code.L006, token.place(), "a column's name and its type", "\"" + token.text() + "\"", null);
    }

    private void mistyped(Misread misread, Token type) {
        faulty.add(misread.column());
        if (type.kind() == Token.Kind.WORD) {
            problems.add(Code.L006, type.place(), TYPES, "\"" + shown(type) + "\"", help(misread, type.name()));
        } else {
            nothing(type);
        }
    }

    private static @Nullable String help(Misread misread, String word) {
        if (FOREIGN.containsKey(word)) {
            return "write " + FOREIGN.get(word);
        }
        if (TypeParser.names().contains(word)) {
            return word.equals("decimal") || word.equals("numeric")
                    ? "a decimal has at most 38 digits"
                    : misread.objection().sentence();
        }
        return Problems.nearest(word, TypeParser.names());
    }

    private void declared(ColumnDefinition column) {
        Token name = at(reading.places().of(column).start());
        Places.Place written = reading.places().of(column.written());
        boolean fits = requireType(column, at(written.start()));
        requireName(name);
        add(column, name, fits);
        requireNothing(between(written.at(), written.end()));
    }

    /** Requires a size, unless the type has only one, and a type whose sums are the same in every order. */
    private boolean requireType(ColumnDefinition column, Token written) {
        Type type = column.type();
        boolean sized = !(type.isText() || type.kind() == Type.Kind.DECIMAL)
                || column.written().type().endsWith(")");
        boolean exact = !type.isFloat() && type.kind() != Type.Kind.SUPER;
        if (!sized || !exact) {
            problems.add(
                    Code.L006,
                    written.place(),
                    TYPES,
                    "\"" + shown(written) + "\"",
                    type.isFloat() ? "sums of doubles differ from run to run; round to a decimal(p,s)" : null);
        }
        return sized && exact;
    }

    /** Requires that only "not null" or "null" follows a type. */
    private void requireNothing(List<Token> tokens) {
        int rest = tokens.isEmpty()
                ? 0
                : tokens.getFirst().is("not") ? 2 : tokens.getFirst().is("null") ? 1 : 0;
        if (rest < tokens.size()) {
            behind(tokens.get(rest));
        }
    }

    /** Reports what follows a column instead of a comma: perhaps it is the next column. */
    private void behind(Token token) {
        if (CONSTRAINTS.containsKey(token.name())) {
            refuse(token);
            return;
        }
        boolean column = token.isName() && TypeParser.isType(after(token));
        if (!column && token.isName()) {
            faulty.add(token.name());
        }
        problems.add(
                Code.L006,
                token.place(),
                column ? "\",\" between two columns" : "\",\", or \"not null\"",
                "\"" + token.text() + "\"",
                null);
    }

    private void refuse(Token word) {
        problems.add(
                Code.L006,
                word.place(),
                "a name, a type, and \"not null\" or nothing",
                "\"" + word.text() + "\"",
                CONSTRAINTS.get(word.name()));
    }

    private void requireName(Token name) {
        if (ENGINES_OWN.contains(name.name())) {
            problems.add(
                    Code.L006,
                    name.place(),
                    "a column name other than "
                            + String.join(", ", ENGINES_OWN.stream().sorted().toList()),
                    "\"" + name.name() + "\"",
                    "the engine uses these names itself");
        }
        if (ReservedWords.contains(name.name())) {
            problems.add(
                    Code.L006,
                    name.place(),
                    "a column name that needs no quotes",
                    "\"" + name.name() + "\"",
                    name.name().toUpperCase(Locale.ROOT) + " is a reserved word of Redshift");
            faulty.add(name.name());
        }
    }

    private void add(ColumnDefinition column, Token name, boolean fits) {
        if (names().contains(column.name()) && !ReservedWords.contains(column.name())) {
            problems.add(Code.L006, name.place(), "each column once", "\"" + column.name() + "\" twice", null);
        } else if (fits) {
            columns.add(new TableColumn(column.name(), column.type().declared(), column.notNull()));
        } else {
            faulty.add(column.name());
        }
    }

    /** A type as it is written, on one line. */
    private String shown(Token first) {
        List<Token> code = statement.code();
        int word = code.indexOf(first);
        int end = word + 1;
        while (end < code.size() && BEHIND_TYPES.contains(code.get(end).name())) {
            end++;
        }
        if (end < code.size() && code.get(end).isSymbol("(")) {
            end = Math.min(code.size(), Parentheses.closing(code, end) + 1);
        }
        String written = code.subList(word, end).stream().map(Token::text).collect(Collectors.joining(" "));
        return written.replace(" (", "(").replace("( ", "(").replace(" )", ")").replace(" , ", ",");
    }

    private Token at(int offset) {
        return statement.code().stream()
                .filter(token -> token.start() >= offset)
                .findFirst()
                .orElseGet(statement.code()::getLast);
    }

    private Token after(Token token) {
        return at(token.end());
    }

    /** Tokens between two offsets, up to what was misread. */
    private List<Token> between(int from, int to) {
        int end = reading.misread().stream()
                .mapToInt(Misread::start)
                .filter(start -> start >= from && start < to)
                .min()
                .orElse(to);
        return statement.code().stream()
                .filter(token -> token.start() >= from && token.start() < end)
                .toList();
    }
}
