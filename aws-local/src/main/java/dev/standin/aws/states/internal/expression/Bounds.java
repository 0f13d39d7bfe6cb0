package dev.standin.aws.states.internal.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import com.dashjoin.jsonata.Utils;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may do on AWS: nest a hundred levels, and give {@code and} and {@code or} only true or false. The library
 * accepts anything there, and takes a comparison with nothing to be false; AWS fails, since the comparison's result is nothing.
 *
 * <p>Source of the levels: floci-io/floci issue 2737; of the operands: a T0410 of "and" that a workflow got from AWS for a
 * comparison with a missing value. For one thread and one evaluation.
 */
final class Bounds {
    private static final int DEEPEST = 100;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=");

    private final IdentityHashMap<Symbol, Operand> operands = new IdentityHashMap<>();
    private final IdentityHashMap<Symbol, Symbol> compared = new IdentityHashMap<>();
    private final Set<Symbol> withNothing = Collections.newSetFromMap(new IdentityHashMap<>());
    private final long start = System.nanoTime();
    private int depth;

    private Bounds() {}

    private record Operand(String operator, int index) {}

    static void keep(Jsonata expression, Frame frame) {
        Bounds bounds = new Bounds();
        bounds.collect(Tree.root(expression), Collections.newSetFromMap(new IdentityHashMap<>()));
        frame.setEvaluateEntryCallback((node, input, inner) -> bounds.enter(inner));
        frame.setEvaluateExitCallback((node, input, inner, result) -> bounds.exit(node, inner, result));
    }

    private void collect(Symbol node, Set<Symbol> seen) {
        if (!seen.add(node)) {
            return;
        }
        String operator = Tree.text(node, "value");
        if (Tree.text(node, "type").equals("binary") && (operator.equals("and") || operator.equals("or"))) {
            operand(Tree.symbol(node, "lhs"), new Operand(operator, 1));
            operand(Tree.symbol(node, "rhs"), new Operand(operator, 2));
        }
        Tree.children(node).forEach(child -> collect(child, seen));
    }

    private void operand(@Nullable Symbol node, Operand operand) {
        if (node == null) {
            return;
        }
        operands.put(node, operand);
        if (Tree.text(node, "type").equals("binary") && COMPARISONS.contains(Tree.text(node, "value"))) {
            Tree.symbols(node, "lhs").forEach(side -> compared.put(side, node));
            Tree.symbols(node, "rhs").forEach(side -> compared.put(side, node));
        }
    }

    private void enter(Frame frame) {
        if (!frame.isParallelCall) {
            depth++;
            check();
        }
    }

    private void exit(Symbol node, Frame frame, @Nullable Object given) {
        if (!frame.isParallelCall) {
            depth--;
            check();
        }
        Object result = value(given);
        Symbol comparison = compared.get(node);
        if (comparison != null && result == null) {
            withNothing.add(comparison);
        }
        Operand operand = operands.get(node);
        if (operand != null && (withNothing.remove(node) || !(result instanceof Boolean))) {
            throw new JException("T0410", -1, operand.index(), operand.operator());
        }
    }

    /** The library calls back before it turns an empty sequence into nothing, and a sequence of one into its value. */
    private static @Nullable Object value(@Nullable Object result) {
        if (!Utils.isSequence(result) || !(result instanceof List<?> sequence) || sequence.size() > 1) {
            return result;
        }
        return sequence.isEmpty() ? null : sequence.getFirst();
    }

    private void check() {
        if (depth > DEEPEST) {
            throw new JException(
                    "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive. Depth="
                            + depth + " max=" + DEEPEST,
                    -1);
        }
        if (System.nanoTime() - start > LONGEST_NANOS) {
            throw new JException("Expression evaluation timeout: Check for infinite loop", -1);
        }
    }
}
