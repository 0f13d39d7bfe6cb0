package dev.larder.compiler.internal.sql;

import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Token;
import java.util.List;
import java.util.Set;

/**
 * Refuses sums and averages of what is cast to doubles, in what a table is made of. They depend on the order of the rows, which is another one in each run; what is rounded from
 * them differs where it ends in a half, so rows would change without a cause, and no release could be taken back or made again.
 */
public final class DoubleSums {
    /** An average that is the same in each run, since integers and decimals are summed. */
    public static final String AVERAGE =
            "cast(cast(sum(...) as double precision) / nullif(count(...), 0) as decimal(p,s))";

    private static final Set<String> SUMS = Set.of("sum", "avg");

    private DoubleSums() {}

    /** Adds a problem for each of them. */
    public static void check(SqlText select, Problems.In problems) {
        List<Token> code = select.code();
        for (int i = 0; i + 3 < code.size(); i++) {
            if (SUMS.contains(code.get(i).name())
                    && code.get(i + 1).isSymbol("(")
                    && code.get(i + 2).is("cast")
                    && isToDouble(code, i + 3)) {
                problems.add(
                        Code.L016,
                        code.get(i).place(),
                        code.get(i).is("avg") ? AVERAGE : "sum(...) of integers or decimals, and the cast around it",
                        code.get(i).name() + " of doubles",
                        "sums of doubles differ from run to run, and what is rounded from them too");
            }
        }
    }

    private static boolean isToDouble(List<Token> code, int open) {
        int close = Parentheses.closing(code, open);
        return close < code.size()
                && close >= 2
                && code.get(close - 1).is("precision")
                && code.get(close - 2).is("double");
    }
}
