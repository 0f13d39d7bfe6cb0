package dev.standin.aws.states.internal.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tree of an expression, which the JSONata library keeps to itself. Each field is looked up once, so that a library
 * without it fails on first use.
 */
final class Tree {
    /** Fields that lead back up or out of the tree. */
    private static final Set<String> NOT_BELOW =
            Set.of("ancestor", "seekingParent", "slot", "this$0", "environment", "input");

    private static final Map<String, Field> FIELDS = Arrays.stream(Symbol.class.getDeclaredFields())
            .filter(field -> !NOT_BELOW.contains(field.getName()))
            .map(Tree::opened)
            .collect(Collectors.toMap(Field::getName, field -> field));
    private static final Field ROOT = root();

    private Tree() {}

    static Symbol root(Jsonata expression) {
        return Objects.requireNonNull((Symbol) read(ROOT, expression));
    }

    static @Nullable Symbol symbol(Symbol node, String field) {
        return read(node, field) instanceof Symbol symbol ? symbol : null;
    }

    static List<Symbol> symbols(Symbol node, String field) {
        return below(read(node, field));
    }

    static String text(Symbol node, String field) {
        return String.valueOf(read(node, field));
    }

    /** All that the node is made of. */
    static List<Symbol> children(Symbol node) {
        return FIELDS.values().stream()
                .flatMap(field -> below(read(field, node)).stream())
                .toList();
    }

    private static List<Symbol> below(@Nullable Object value) {
        return switch (value) {
            case Symbol symbol -> List.of(symbol);
            case List<?> list -> {
                List<Symbol> symbols = new ArrayList<>();
                list.forEach(element -> symbols.addAll(below(element)));
                yield symbols;
            }
            case Symbol[] pair -> List.of(pair);
            case null, default -> List.of();
        };
    }

    private static @Nullable Object read(Symbol node, String field) {
        return read(Objects.requireNonNull(FIELDS.get(field)), node);
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("the JSONata library does not let its tree be read", closed);
        }
    }

    private static Field root() {
        try {
            return opened(Jsonata.class.getDeclaredField("ast"));
        } catch (NoSuchFieldException changed) {
            throw new IllegalStateException("the JSONata library keeps its tree elsewhere", changed);
        }
    }

    private static Field opened(Field field) {
        field.setAccessible(true);
        return field;
    }
}
