package dev.standin.aws.states.internal.expression;

import com.dashjoin.jsonata.Parser;
import com.dashjoin.jsonata.Parser.Symbol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression reads that Step Functions does not offer: there is no context item, so a path begins with {@code $states} or a
 * variable. Only the first step of a path reads the context; later steps, predicates and sort terms read what comes before them, and
 * a function's body reads what its definition reads.
 *
 * <p>Source: floci-io/floci issues 2670 and 2745, measured with ValidateStateMachineDefinition on AWS.
 */
final class References {
    private final Set<String> found = new LinkedHashSet<>();
    private int depth;

    private References() {}

    /** The expression has more than {@link Expression#DEEPEST} levels. */
    static final class TooDeep extends RuntimeException {}

    /**
     * What the expression reads, in the order written: names, {@code $}, {@code $$} and fields of {@code $states} as
     * {@code $states.result}.
     */
    static Set<String> in(String source) {
        References references = new References();
        references.visit(new Parser().parse(source));
        return references.found;
    }

    private void visit(@Nullable Symbol node) {
        if (node == null) {
            return;
        }
        if (++depth > Expression.DEEPEST) {
            throw new TooDeep();
        }
        read(node);
        depth--;
    }

    private void read(Symbol node) {
        switch (Tree.text(node, "type")) {
            case "path" -> path(Tree.symbols(node, "steps"));
            case "name" -> found.add(Tree.text(node, "value"));
            case "variable" -> variable(Tree.text(node, "value"));
            case "unary" -> unary(node);
            case "binary", "apply" -> visitAll(node, "lhs", "rhs");
            case "function", "partial" -> {
                visit(Tree.symbol(node, "procedure"));
                Tree.symbols(node, "arguments").forEach(this::visit);
            }
            case "lambda" -> visit(Tree.symbol(node, "body"));
            case "condition" -> visitAll(node, "condition", "then", "_else");
            case "block" -> Tree.symbols(node, "expressions").forEach(this::visit);
            case "bind" -> visit(Tree.symbol(node, "rhs"));
            default -> {
                // Literals read nothing; the rest reads what comes before it.
            }
        }
    }

    private void path(List<Symbol> steps) {
        visit(steps.getFirst());
        if (steps.size() > 1
                && Tree.text(steps.get(0), "type").equals("variable")
                && Tree.text(steps.get(0), "value").equals("states")) {
            Symbol second = steps.get(1);
            if (Tree.text(second, "type").equals("name")) {
                found.add("$states." + Tree.text(second, "value"));
            }
        }
    }

    private void variable(String name) {
        if (name.isEmpty() || name.equals("$")) {
            found.add("$" + name);
        }
    }

    private void unary(Symbol node) {
        switch (Tree.text(node, "value")) {
            case "[" -> Tree.symbols(node, "expressions").forEach(this::visit);
            case "{" -> {
                if (node.lhsObject != null) {
                    node.lhsObject.forEach(pair -> List.of(pair).forEach(this::visit));
                }
            }
            default -> visit(Tree.symbol(node, "expression"));
        }
    }

    private void visitAll(Symbol node, String... fields) {
        for (String field : fields) {
            visit(Tree.symbol(node, field));
        }
    }
}
