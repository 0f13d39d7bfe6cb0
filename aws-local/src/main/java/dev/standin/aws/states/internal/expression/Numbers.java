package dev.standin.aws.states.internal.expression;

import com.dashjoin.jsonata.Functions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code $string} with numbers as JavaScript writes them: whole ones in full below 1e21.
 *
 * <p>Source: floci-io/floci pull request 2683, measured on AWS.
 */
final class Numbers {
    private static final double LAST_PLAIN_WHOLE = 1e21;

    private Numbers() {}

    static @Nullable String string(List<?> arguments) {
        Object value = arguments.isEmpty() ? null : arguments.getFirst();
        Boolean pretty = (arguments.size() > 1 && arguments.get(1) instanceof Boolean flag) ? flag : null;
        return Functions.string(value == null ? null : inFull(value), pretty);
    }

    private static boolean isPlainWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) < LAST_PLAIN_WHOLE;
    }

    private static Object inFull(Object value) {
        return switch (value) {
            case Double number when isPlainWhole(number) -> new BigDecimal(Double.toString(number)).toBigIntegerExact();
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(key, inFull(element)));
                yield copy;
            }
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(element -> copy.add(inFull(element)));
                yield copy;
            }
            default -> value;
        };
    }
}
