package dev.larder.compiler.internal.sql;

import dev.standin.redshift.dialect.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds data tests that cannot fail: wrong rows under a condition that never holds, no row at all, or a measure that is always the same. It looks at
 * the outermost select only, and says nothing where it is not sure.
 */
public final class NeverFails {
    private static final Set<String> CLAUSES =
            Set.of("where", "group", "having", "qualify", "order", "limit", "offset");
    private static final Set<String> SETS = Set.of("union", "except", "intersect", "minus");
    private static final Set<String> UNEQUAL = Set.of("<>", "!=", "<", ">");

    private NeverFails() {}

    /** The word that makes it one; empty if it may fail, or if nobody can say. */
    public static Optional<Token> find(SqlText select, boolean isMeasure) {
        List<Token> outer = select.code();
        int[] depths = depths(outer);
        boolean isOneSelect = IntStream.range(0, outer.size())
                .noneMatch(i -> depths[i] == 0 && SETS.contains(outer.get(i).name()));
        if (!isOneSelect) {
            return Optional.empty();
        }
        return isMeasure ? constant(outer, depths) : noRow(outer, depths);
    }

    private static Optional<Token> noRow(List<Token> outer, int[] depths) {
        for (int i = 0; i < outer.size(); i++) {
            boolean isOuter = depths[i] == 0;
            if (isOuter
                    && outer.get(i).is("limit")
                    && i + 1 < outer.size()
                    && outer.get(i + 1).text().equals("0")) {
                return Optional.of(outer.get(i));
            }
            if (isOuter && (outer.get(i).is("where") || outer.get(i).is("having"))) {
                Optional<Token> never = never(outer, depths, i + 1);
                if (never.isPresent()) {
                    return never;
                }
            }
        }
        return Optional.empty();
    }

    /** The first of conditions joined by AND that never holds; none where an OR may save it. */
    private static Optional<Token> never(List<Token> outer, int[] depths, int from) {
        List<List<Token>> conditions = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = from;
                i < outer.size()
                        && !(depths[i] == 0 && CLAUSES.contains(outer.get(i).name()));
                i++) {
            Token token = outer.get(i);
            if (depths[i] == 0 && (token.is("or") || token.is("between"))) {
                return Optional.empty();
            }
            if (depths[i] == 0 && token.is("and")) {
                conditions.add(new ArrayList<>());
            } else {
                conditions.getLast().add(token);
            }
        }
        return conditions.stream()
                .filter(NeverFails::isNever)
                .map(List::getFirst)
                .findFirst();
    }

    private static boolean isNever(List<Token> condition) {
        if (condition.size() == 1) {
            return condition.getFirst().is("false") || condition.getFirst().is("null");
        }
        List<String> words = condition.stream()
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .toList();
        for (int i = 1; i < words.size() - 1; i++) {
            List<String> left = words.subList(0, i);
            List<String> right = words.subList(i + 1, words.size());
            if (UNEQUAL.contains(words.get(i)) && left.equals(right) && isPlain(condition)) {
                return true;
            }
            if (words.get(i).equals("=")
                    && words.size() == 3
                    && isLiteral(condition.getFirst())
                    && isLiteral(condition.getLast())) {
                return !left.equals(right);
            }
        }
        return false;
    }

    /** A name or a value on either side, and nothing that would be another at each call. */
    private static boolean isPlain(List<Token> condition) {
        return condition.stream().noneMatch(token -> token.isSymbol("("));
    }

    private static boolean isLiteral(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.STRING;
    }

    /** The only column of a select, if it is a value that nothing is read for. */
    private static Optional<Token> constant(List<Token> outer, int[] depths) {
        int start = -1;
        int end = -1;
        boolean isAlone = true;
        for (int i = 0; i < outer.size() && end < 0; i++) {
            boolean isOuter = depths[i] == 0;
            if (isOuter && start < 0 && outer.get(i).is("select")) {
                start = i + 1;
            } else if (isOuter && start >= 0 && outer.get(i).is("from")) {
                end = i;
            } else if (isOuter && start >= 0 && outer.get(i).isSymbol(",")) {
                isAlone = false;
            }
        }
        if (start < 0 || end <= start || !isAlone) {
            return Optional.empty();
        }
        List<Token> column = outer.subList(start, end);
        boolean isValue = isLiteral(column.getFirst())
                && (column.size() == 1 || column.get(1).is("as"));
        boolean isCast = column.size() > 3
                && column.getFirst().is("cast")
                && isLiteral(column.get(2))
                && column.get(3).is("as");
        return isValue || isCast ? Optional.of(column.getFirst()) : Optional.empty();
    }

    private static int[] depths(List<Token> code) {
        int[] depths = new int[code.size()];
        int depth = 0;
        for (int i = 0; i < code.size(); i++) {
            depth -= code.get(i).isSymbol(")") ? 1 : 0;
            depths[i] = depth;
            depth += code.get(i).isSymbol("(") ? 1 : 0;
        }
        return depths;
    }
}
