package dev.larder.local.states.expression;

import com.dashjoin.jsonata.Parser;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** The library keeps its tree to itself; each field is looked up once, so that a change of it is seen at the first use. */
    private static final Map<String, Field> FIELDS = fields(
            "type", "value", "steps", "lhs", "rhs", "expression", "expressions", "procedure", "arguments", "body", "condition", "then", "_else");

    private final Set<String> found = new LinkedHashSet<>();

    private References() {}

    /** In the order written: names, {@code $}, {@code $$} and fields of {@code $states} as {@code $states.result}. */
    static Set<String> in(String source) {
        References references = new References();
        references.visit(new Parser().parse(source));
        return references.found;
    }

    private void visit(@Nullable Symbol node) {
        if (node == null) {
            return;
        }
        switch (text(node, "type")) {
            case "path" -> path(symbols(node, "steps"));
            case "name" -> found.add(text(node, "value"));
            case "variable" -> variable(text(node, "value"));
            case "unary" -> unary(node);
            case "binary", "apply" -> visitAll(node, "lhs", "rhs");
            case "function", "partial" -> {
                visit(symbol(node, "procedure"));
                symbols(node, "arguments").forEach(this::visit);
            }
            case "lambda" -> visit(symbol(node, "body"));
            case "condition" -> visitAll(node, "condition", "then", "_else");
            case "block" -> symbols(node, "expressions").forEach(this::visit);
            case "bind" -> visit(symbol(node, "rhs"));
            default -> {
                // Literals read nothing; the rest reads what comes before it.
            }
        }
    }

    private void path(List<Symbol> steps) {
        visit(steps.getFirst());
        if (steps.size() > 1 && text(steps.get(0), "type").equals("variable") && text(steps.get(0), "value").equals("states")) {
            Symbol second = steps.get(1);
            if (text(second, "type").equals("name")) {
                found.add("$states." + text(second, "value"));
            }
        }
    }

    private void variable(String name) {
        if (name.isEmpty() || name.equals("$")) {
            found.add("$" + name);
        }
    }

    private void unary(Symbol node) {
        switch (text(node, "value")) {
            case "[" -> symbols(node, "expressions").forEach(this::visit);
            case "{" -> {
                if (node.lhsObject != null) {
                    node.lhsObject.forEach(pair -> List.of(pair).forEach(this::visit));
                }
            }
            default -> visit(symbol(node, "expression"));
        }
    }

    private void visitAll(Symbol node, String... fields) {
        for (String field : fields) {
            visit(symbol(node, field));
        }
    }

    private static @Nullable Symbol symbol(Symbol node, String field) {
        return read(node, field) instanceof Symbol symbol ? symbol : null;
    }

    private static List<Symbol> symbols(Symbol node, String field) {
        List<Symbol> symbols = new ArrayList<>();
        if (read(node, field) instanceof List<?> list) {
            list.forEach(element -> {
                if (element instanceof Symbol symbol) {
                    symbols.add(symbol);
                }
            });
        }
        return symbols;
    }

    private static String text(Symbol node, String field) {
        return String.valueOf(read(node, field));
    }

    private static @Nullable Object read(Symbol node, String field) {
        try {
            return Objects.requireNonNull(FIELDS.get(field)).get(node);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("the JSONata library does not let its tree be read", closed);
        }
    }

    private static Map<String, Field> fields(String... names) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String name : names) {
            try {
                Field field = Symbol.class.getDeclaredField(name);
                field.setAccessible(true);
                fields.put(name, field);
            } catch (NoSuchFieldException changed) {
                throw new IllegalStateException("the JSONata library's tree has no " + name, changed);
            }
        }
        return fields;
    }
}
