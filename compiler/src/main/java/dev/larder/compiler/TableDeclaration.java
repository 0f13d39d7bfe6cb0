package dev.larder.compiler;

import dev.larder.compiler.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.ReservedWords;
import dev.larder.compiler.sql.SqlText;
import dev.standin.redshift.dialect.token.Token;
import dev.larder.core.plan.TableColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code create table star.x (name type [not null], ...) [diststyle ...] [distkey (...)] [sortkey (...)]}. */
record TableDeclaration(List<TableColumn> columns, String attributes) {
    private static final Set<String> ATTRIBUTES = Set.of("diststyle", "distkey", "sortkey", "compound", "backup");
    private static final Set<String> RESERVED = Set.of("side", "_delivery_id", "_line", "_period");

    /** Reads the statement; whatever it cannot express is a problem. */
    static TableDeclaration read(SqlText statement, String name, Problems.In problems) {
        List<Token> code = statement.code();
        String qualified = code.stream().skip(2).limit(3).map(Token::name).collect(Collectors.joining());
        boolean form = code.size() > 6 && code.get(0).is("create") && code.get(1).is("table") && code.get(5).isSymbol("(");
        if (!form || !qualified.equals("star." + name)) {
            problems.add(
                    Code.L006, SqlFile.start(statement), "create table star." + name + " (...) as the first statement",
                    form ? "create table " + qualified : statement.code().getFirst().text(),
                    "a table is named like its file");
            return new TableDeclaration(List.of(), "");
        }
        int close = closing(code, 5);
        List<TableColumn> columns = new ArrayList<>();
        for (List<Token> column : items(code.subList(6, close))) {
            readColumn(column, columns, problems);
        }
        requireDistinct(statement, columns, problems);
        return new TableDeclaration(columns, attributes(code.subList(Math.min(close + 1, code.size()), code.size()), problems));
    }

    private static void readColumn(List<Token> tokens, List<TableColumn> columns, Problems.In problems) {
        if (tokens.size() < 2) {
            return;
        }
        boolean notNull = endsWith(tokens, "not", "null");
        int end = notNull ? tokens.size() - 2 : tokens.getLast().is("null") ? tokens.size() - 1 : tokens.size();
        String written = tokens.subList(1, end).stream().map(Token::text).collect(Collectors.joining(" "));
        SqlType type = SqlType.parse(written.replace(" (", "(")).orElse(null);
        Token name = tokens.getFirst();
        if (type == null || type.unsized() || type.name().equals("real") || type.name().equals("double precision")) {
            problems.add(
                    Code.L006, tokens.get(1).place(),
                    "a sized type: varchar(n), char(n), decimal(p,s), smallint, integer, bigint, date, timestamp, timestamptz or boolean,"
                            + " then \"not null\" or nothing",
                    "\"" + written + "\"",
                    type != null && !type.unsized() ? "sums of doubles differ from run to run; round to a decimal(p,s)" : null);
            return;
        }
        if (RESERVED.contains(name.name())) {
            problems.add(Code.L006, name.place(), "a column name other than " + String.join(", ", RESERVED.stream().sorted().toList()),
                    "\"" + name.name() + "\"", "the engine uses these names itself");
        }
        if (ReservedWords.contains(name.name())) {
            problems.add(Code.L006, name.place(), "a column name that needs no quotes", "\"" + name.name() + "\"",
                    name.name().toUpperCase(Locale.ROOT) + " is a reserved word of Redshift");
        }
        columns.add(new TableColumn(name.name(), type.toString(), notNull));
    }

    private static void requireDistinct(SqlText statement, List<TableColumn> columns, Problems.In problems) {
        Set<String> seen = new HashSet<>();
        columns.stream().filter(column -> !seen.add(column.name())).forEach(column -> problems.add(
                Code.L006, SqlFile.start(statement), "each column once", "\"" + column.name() + "\" twice"));
    }

    private static String attributes(List<Token> tokens, Problems.In problems) {
        int depth = 0;
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            boolean known = depth > 0 || token.isSymbol(")") || ATTRIBUTES.contains(token.name())
                    || Set.of("all", "even", "key", "auto", "no", "yes").contains(token.name());
            if (!known) {
                problems.add(Code.L006, token.place(), "diststyle, distkey or sortkey", "\"" + token.text() + "\"");
            }
            boolean space = !text.isEmpty() && !token.isSymbol(",") && !token.isSymbol(")") && text.charAt(text.length() - 1) != '(';
            text.append(space ? " " : "").append(token.name());
        }
        return text.toString();
    }

    private static boolean endsWith(List<Token> tokens, String first, String second) {
        return tokens.size() > 3 && tokens.get(tokens.size() - 2).is(first) && tokens.getLast().is(second);
    }

    /** The index of the parenthesis that closes the one at an index; the number of tokens when none does. */
    static int closing(List<Token> code, int open) {
        int depth = 0;
        for (int i = open; i < code.size(); i++) {
            depth += code.get(i).isSymbol("(") ? 1 : code.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return code.size();
    }

    /** What commas outside parentheses separate. */
    static List<List<Token>> items(List<Token> tokens) {
        List<List<Token>> items = new ArrayList<>();
        List<Token> item = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0 && token.isSymbol(",")) {
                items.add(List.copyOf(item));
                item.clear();
            } else {
                item.add(token);
            }
        }
        items.add(List.copyOf(item));
        return items;
    }
}
