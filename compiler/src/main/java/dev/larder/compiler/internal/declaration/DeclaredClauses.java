package dev.larder.compiler.internal.declaration;

import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.parse.Misread;
import dev.standin.redshift.dialect.parse.TableReading;
import dev.standin.redshift.dialect.token.Token;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.TableClause;
import java.util.List;
import java.util.stream.Collectors;

/** What follows the columns of {@code create table}: how rows are distributed and sorted. */
record DeclaredClauses(TableReading reading, SqlText statement, Problems.In problems) {
    private static final List<String> WORDS = List.of(
            "diststyle",
            "distkey",
            "sortkey",
            "compound",
            "interleaved",
            "backup",
            "encode",
            "all",
            "even",
            "key",
            "auto",
            "no",
            "yes");

    /** The clauses in one line; an unknown word, or a key that is not a column, is a problem. */
    String read(List<String> columns) {
        reading.misread().stream()
                .filter(misread -> misread.part() == Misread.Part.CLAUSE)
                .forEach(this::misread);
        List<TableClause> clauses = reading.table().attributes().clauses();
        clauses.forEach(clause -> requireColumns(clause, columns));
        return clauses.stream().map(TableClause::toString).collect(Collectors.joining(" "));
    }

    private void misread(Misread misread) {
        Token token = statement.code().stream()
                .filter(t -> t.start() >= misread.objection().offset())
                .findFirst()
                .orElseGet(statement.code()::getLast);
        problems.add(
                Code.L006,
                token.place(),
                "diststyle, distkey or sortkey",
                "\"" + token.text() + "\"",
                Problems.nearest(token.name(), WORDS));
    }

    private void requireColumns(TableClause clause, List<String> columns) {
        List<String> keys = switch (clause) {
            case TableClause.DistKey key -> key.columns();
            case TableClause.SortKey key -> key.columns();
            case TableClause.DistStyle _, TableClause.SortKeyAuto _, TableClause.Backup _, TableClause.EncodeAuto _ ->
                List.of();
        };
        Places.Place place = reading.places().of(clause);
        statement.code().stream()
                .filter(token -> token.start() > place.start() && token.end() <= place.end())
                .filter(token -> token.isName() && keys.contains(token.name()) && !columns.contains(token.name()))
                .forEach(token -> problems.add(
                        Code.L006,
                        token.place(),
                        "a column of the table as key",
                        "\"" + token.text() + "\"",
                        Problems.didYouMean(token.name(), columns)));
    }
}
