package dev.larder.compiler.internal.declaration;

import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.plan.TableColumn;
import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.parse.TableReading;
import dev.standin.redshift.dialect.token.Token;
import java.util.List;
import java.util.Set;

/**
 * {@code create table star.x (name type [not null], ...) [diststyle ...] [distkey (...)] [sortkey (...)]}.
 *
 * @param faulty names of columns that are declared wrongly
 * @param isReadable whether it is known which columns are declared
 * @param isRight whether nothing is wrong with it
 */
public record TableDeclaration(
        List<TableColumn> columns, String attributes, Set<String> faulty, boolean isReadable, boolean isRight) {
    /** The declaration of a file that declares no table. */
    public static final TableDeclaration NONE = new TableDeclaration(List.of(), "", Set.of(), true, true);

    private static final String NAMED = "a table is named like its file";
    private static final TableDeclaration UNREADABLE = new TableDeclaration(List.of(), "", Set.of(), false, false);

    /** Reads the statement; whatever it cannot express is a problem. */
    public static TableDeclaration read(SqlText statement, String name, Problems.In problems) {
        int before = problems.count();
        try {
            TableReading reading = StatementText.of(statement.toString()).table();
            requireName(reading, statement, name, problems);
            DeclaredColumns columns = new DeclaredColumns(reading, statement, problems);
            columns.read();
            String attributes = new DeclaredClauses(reading, statement, problems).read(columns.names());
            return new TableDeclaration(
                    columns.columns(), attributes, columns.faulty(), true, problems.count() == before);
        } catch (Objection objection) {
            unreadable(objection, statement, name, problems);
            return UNREADABLE;
        }
    }

    private static void unreadable(Objection objection, SqlText statement, String name, Problems.In problems) {
        List<Token> code = statement.code();
        boolean create =
                code.size() > 2 && code.get(0).is("create") && code.get(1).is("table");
        if (create) {
            problems.say(
                    Code.L006,
                    statement.place(Math.max(0, objection.offset())),
                    objection.sentence(),
                    objection.instead());
            return;
        }
        problems.add(
                Code.L006,
                code.getFirst().place(),
                "create table star." + name + " (...) as the first statement",
                "\"" + code.getFirst().text() + "\"",
                NAMED);
    }

    private static void requireName(TableReading reading, SqlText statement, String name, Problems.In problems) {
        String written = (reading.table().tolerant() ? "if not exists " : "")
                + reading.table().name();
        if (!written.equalsIgnoreCase("star." + name)) {
            problems.add(
                    Code.L006,
                    statement.code().get(2).place(),
                    "create table star." + name,
                    "create table " + written,
                    NAMED);
        }
    }

    /** Whether the column is declared wrongly, or nobody knows how. */
    public boolean isFaulty(String column) {
        return !isReadable || faulty.contains(column);
    }
}
