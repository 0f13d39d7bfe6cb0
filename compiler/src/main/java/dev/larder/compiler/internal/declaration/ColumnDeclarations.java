package dev.larder.compiler.internal.declaration;

import dev.larder.compiler.internal.sql.Parentheses;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.contract.Spelling;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.dialect.token.ReservedWords;
import dev.standin.redshift.dialect.token.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the columns of {@code create table}: a name, a type, perhaps {@code not null}. Not thread-safe. */
final class ColumnDeclarations {
    private static final Set<String> ENGINES_OWN = Set.of("side", "_delivery_id", "_line", "_period");
    private static final int MOST_DIGITS = 38;
    private static final String TYPES = "a sized type: varchar(n), char(n), decimal(p,s), smallint, integer, bigint, date, timestamp, timestamptz"
            + " or boolean";
    /** Types of other databases, and what they are here. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("int64", "bigint"), Map.entry("int32", "integer"), Map.entry("long", "bigint"), Map.entry("tinyint", "smallint"),
            Map.entry("mediumint", "integer"), Map.entry("serial", "integer"), Map.entry("bigserial", "bigint"), Map.entry("number", "decimal(p,s)"),
            Map.entry("money", "decimal(18,2)"), Map.entry("bignumeric", "decimal(38,10)"), Map.entry("float64", "decimal(p,s)"),
            Map.entry("string", "varchar(n)"), Map.entry("uuid", "varchar(36)"), Map.entry("clob", "varchar(n)"), Map.entry("datetime", "timestamp"),
            Map.entry("datetime2", "timestamp"), Map.entry("timestamp_ntz", "timestamp"), Map.entry("timestamp_tz", "timestamptz"));
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

    private final Problems.In problems;
    private final List<TableColumn> columns = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();

    ColumnDeclarations(Problems.In problems) {
        this.problems = problems;
    }

    List<TableColumn> columns() {
        return List.copyOf(columns);
    }

    Set<String> faulty() {
        return Set.copyOf(faulty);
    }

    /** Names of all columns, of the faulty ones too. */
    List<String> names() {
        List<String> names = new ArrayList<>(columns.stream().map(TableColumn::name).toList());
        faulty.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    /** Reads what stands between two commas. */
    void read(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        Token name = tokens.getFirst();
        boolean constraint = CONSTRAINTS.containsKey(name.name()) && tokens.size() > 1 && !isType(tokens, 1);
        if (constraint) {
            refuse(name);
            return;
        }
        if (tokens.size() < 2) {
            problems.add(Code.L006, name.place(), "a column's name and its type", "\"" + name.text() + "\"", null);
            faulty.add(name.name());
            return;
        }
        int end = typeEnd(tokens);
        Optional<String> type = type(tokens, end);
        requireName(name);
        boolean notNull = tokens.size() > end + 1 && tokens.get(end).is("not") && tokens.get(end + 1).is("null");
        int rest = notNull ? end + 2 : tokens.size() > end && tokens.get(end).is("null") ? end + 1 : end;
        add(name, type, notNull);
        if (rest < tokens.size()) {
            rest(tokens.subList(rest, tokens.size()));
        }
    }

    /** What stands behind a column, where a comma is expected: perhaps the next column. */
    private void rest(List<Token> tokens) {
        Token first = tokens.getFirst();
        if (CONSTRAINTS.containsKey(first.name())) {
            refuse(first);
        } else if (first.isName() && isType(tokens, 1)) {
            problems.add(Code.L006, first.place(), "\",\" between two columns", "\"" + first.text() + "\"", null);
            read(tokens);
        } else {
            problems.add(Code.L006, first.place(), "\",\", or \"not null\"", "\"" + first.text() + "\"", null);
        }
    }

    private void refuse(Token word) {
        problems.add(Code.L006, word.place(), "a name, a type, and \"not null\" or nothing", "\"" + word.text() + "\"", CONSTRAINTS.get(word.name()));
    }

    private static boolean isType(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).kind() == Token.Kind.WORD
                && (SqlType.parse(tokens.get(at).text()).isPresent() || FOREIGN.containsKey(tokens.get(at).name())
                        || List.of("double", "character").contains(tokens.get(at).name()));
    }

    /** The index behind the type that begins at 1: one word or several, then perhaps parentheses. */
    private static int typeEnd(List<Token> tokens) {
        int end = 2;
        while (end < tokens.size() && List.of("precision", "varying", "with", "without", "time", "zone").contains(tokens.get(end).name())) {
            end++;
        }
        return end < tokens.size() && tokens.get(end).isSymbol("(") ? Math.min(tokens.size(), Parentheses.closing(tokens, end) + 1) : end;
    }

    private Optional<String> type(List<Token> tokens, int end) {
        String written = tokens.subList(1, end).stream().map(Token::text).collect(Collectors.joining(" "));
        String shown = written.replace(" (", "(").replace("( ", "(").replace(" )", ")").replace(" , ", ",");
        SqlType type = SqlType.parse(shown).orElse(null);
        boolean exact = type != null && !type.name().equals("real") && !type.name().equals("double precision");
        if (type != null && exact && !type.unsized() && fits(type)) {
            return Optional.of(type.toString());
        }
        problems.add(Code.L006, tokens.get(1).place(), TYPES, "\"" + shown + "\"", help(type, tokens.get(1).name()));
        return Optional.empty();
    }

    private static boolean fits(SqlType type) {
        return !type.name().equals("decimal") || (type.arguments().getFirst() <= MOST_DIGITS && type.arguments().getLast() <= type.arguments().getFirst());
    }

    private static @Nullable String help(@Nullable SqlType type, String word) {
        if (type == null) {
            String known = FOREIGN.get(word);
            return known != null
                    ? "write " + known
                    : Spelling.nearest(word, SqlType.names()).map(near -> "did you mean \"" + near + "\"?").orElse(null);
        }
        if (!type.unsized() && type.name().equals("decimal")) {
            return "a decimal has at most " + MOST_DIGITS + " digits";
        }
        return type.unsized() ? null : "sums of doubles differ from run to run; round to a decimal(p,s)";
    }

    private void requireName(Token name) {
        if (ENGINES_OWN.contains(name.name())) {
            problems.add(Code.L006, name.place(), "a column name other than " + String.join(", ", ENGINES_OWN.stream().sorted().toList()),
                    "\"" + name.name() + "\"", "the engine uses these names itself");
        }
        if (ReservedWords.contains(name.name())) {
            problems.add(Code.L006, name.place(), "a column name that needs no quotes", "\"" + name.name() + "\"",
                    name.name().toUpperCase(Locale.ROOT) + " is a reserved word of Redshift");
            faulty.add(name.name());
        }
    }

    private void add(Token name, Optional<String> type, boolean notNull) {
        if (names().contains(name.name()) && !ReservedWords.contains(name.name())) {
            problems.add(Code.L006, name.place(), "each column once", "\"" + name.name() + "\" twice", null);
            return;
        }
        type.ifPresentOrElse(known -> columns.add(new TableColumn(name.name(), known, notNull)), () -> faulty.add(name.name()));
    }
}
