package dev.larder.compiler;

import dev.larder.compiler.internal.sql.DoubleSums;
import dev.larder.compiler.internal.sql.Parentheses;
import dev.larder.compiler.internal.sql.SqlText;
import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a period where rebuilding some periods would give different rows from rebuilding all: windows that look beyond the period,
 * and limits; and, with a period or without, what gives different rows each time.
 */
final class Incremental {
    private Incremental() {}

    /** Checks a select; {@code period} is null for a table that is always rebuilt whole. */
    static void check(SqlText select, @Nullable String period, Set<String> periodColumns, Problems.In problems) {
        DoubleSums.check(select, problems);
        List<Token> code = select.code();
        int depth = 0;
        for (int i = 0; i < code.size(); i++) {
            Token token = code.get(i);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (token.is("limit") && (depth == 0 || period != null)) {
                problems.add(
                        depth == 0 ? Code.L016 : Code.L017,
                        token.place(),
                        "a select without " + (depth == 0 ? "an outer limit" : "limit"),
                        "\"limit\"",
                        depth == 0
                                ? "a model is the whole table"
                                : "leave out \"period:\", then the table is rebuilt whole");
            }
            if (token.is("over") && period != null && !partitioned(code, i + 1, periodColumns)) {
                problems.add(
                        Code.L017,
                        token.place(),
                        "over (partition by ..., " + period + ")",
                        "a window that looks beyond the period",
                        "add " + period
                                + " to \"partition by\", or leave out \"period:\", then the table is rebuilt whole");
            }
        }
    }

    private static boolean partitioned(List<Token> code, int open, Set<String> periodColumns) {
        if (open >= code.size() || !code.get(open).isSymbol("(")) {
            return false;
        }
        List<Token> window = code.subList(open + 1, Parentheses.closing(code, open));
        int from = indexOf(window, "partition");
        if (from < 0) {
            return false;
        }
        int order = indexOf(window, "order");
        List<Token> columns = window.subList(Math.min(from + 2, window.size()), order < 0 ? window.size() : order);
        return Parentheses.items(columns).stream()
                .filter(item ->
                        item.stream().allMatch(token -> token.isName() || token.isSymbol(".")) && !item.isEmpty())
                .anyMatch(item -> periodColumns.contains(item.getLast().name()));
    }

    private static int indexOf(List<Token> tokens, String word) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0 && tokens.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }
}
