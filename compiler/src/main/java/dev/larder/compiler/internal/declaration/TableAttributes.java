package dev.larder.compiler.internal.declaration;

import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Token;
import java.util.List;
import java.util.Set;

/** What stands behind the columns of {@code create table}: how rows are distributed and sorted. */
record TableAttributes(List<String> columns, Problems.In problems) {
    private static final Set<String> WORDS = Set.of(
            "diststyle", "distkey", "sortkey", "compound", "backup", "all", "even", "key", "auto", "no", "yes");

    /** The attributes in one line; a word that is none, and a key that is no column, is a problem. */
    String read(List<Token> tokens) {
        int depth = 0;
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0 && !token.isSymbol(")") && !WORDS.contains(token.name())) {
                problems.add(Code.L006, token.place(), "diststyle, distkey or sortkey", "\"" + token.text() + "\"", Problems.nearest(token.name(), WORDS));
            } else if (depth > 0 && token.isName() && !columns.contains(token.name())) {
                problems.add(Code.L006, token.place(), "a column of the table as key", "\"" + token.text() + "\"", Problems.didYouMean(token.name(), columns));
            }
            boolean space = !text.isEmpty() && !token.isSymbol(",") && !token.isSymbol(")") && text.charAt(text.length() - 1) != '(';
            text.append(space ? " " : "").append(token.name());
        }
        return text.toString();
    }
}
