package dev.larder.compiler.internal.declaration;

import dev.larder.compiler.internal.sql.Parentheses;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.dialect.token.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code create table star.x (name type [not null], ...) [diststyle ...] [distkey (...)] [sortkey (...)]}.
 *
 * @param faulty names of columns that are declared in a wrong way
 * @param isReadable whether it is known at all which columns are declared
 * @param isRight whether nothing is wrong with it
 */
public record TableDeclaration(List<TableColumn> columns, String attributes, Set<String> faulty, boolean isReadable, boolean isRight) {
    /** Of a file that declares no table. */
    public static final TableDeclaration NONE = new TableDeclaration(List.of(), "", Set.of(), true, true);

    private static final TableDeclaration UNREADABLE = new TableDeclaration(List.of(), "", Set.of(), false, false);

    /** Reads the statement; whatever it cannot express is a problem. */
    public static TableDeclaration read(SqlText statement, String name, Problems.In problems) {
        int before = problems.count();
        List<Token> code = statement.code();
        String expected = "star." + name;
        boolean form = code.size() > 6 && code.get(0).is("create") && code.get(1).is("table") && code.get(5).isSymbol("(");
        int close = form ? Parentheses.closing(code, 5) : code.size();
        if (!form || close == code.size()) {
            problems.add(
                    Code.L006, form ? code.get(5).place() : code.getFirst().place(), "create table " + expected + " (...) as the first statement",
                    form ? "\"(\" that is not closed" : "\"" + code.getFirst().text() + "\"", "a table is named like its file");
            return UNREADABLE;
        }
        String qualified = code.stream().skip(2).limit(3).map(Token::name).collect(Collectors.joining());
        if (!qualified.equalsIgnoreCase(expected)) {
            problems.add(Code.L006, code.get(2).place(), "create table " + expected, "create table " + qualified, "a table is named like its file");
        }
        ColumnDeclarations columns = new ColumnDeclarations(problems);
        Parentheses.items(code.subList(6, close)).forEach(columns::read);
        String attributes = new TableAttributes(columns.names(), problems).read(code.subList(close + 1, code.size()));
        return new TableDeclaration(columns.columns(), attributes, columns.faulty(), true, problems.count() == before);
    }

    /** Whether the column is declared in a wrong way, or nobody knows how. */
    public boolean isFaulty(String column) {
        return !isReadable || faulty.contains(column);
    }
}
