package dev.standin.aws.states.internal.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The functions that Step Functions adds to JSONata 2.0.6, and {@code $eval}, which it takes away.
 *
 * <p>Source: Step Functions Developer Guide, "Transforming data with JSONata", "JSONata functions provided by Step Functions". What
 * the guide leaves open, as measured on AWS in floci-io/floci pull requests 2676 and 2790: fractions are cut off, and several
 * arguments give nothing rather than an error.
 */
final class Functions {
    private static final int LONGEST_RANGE = 360_145;
    private static final Map<String, String> DIGESTS =
            Map.of("MD5", "MD5", "SHA-1", "SHA-1", "SHA-256", "SHA-256", "SHA-384", "SHA-384", "SHA-512", "SHA-512");
    private static final JsonMapper JSON = JsonMapper.shared();

    private Functions() {}

    static void bindTo(Jsonata.Frame frame) {
        bind(frame, "partition", Functions::partition);
        bind(frame, "range", Functions::range);
        bind(frame, "hash", Functions::hash);
        bind(frame, "random", Functions::random);
        bind(frame, "uuid", arguments -> UUID.randomUUID().toString());
        bind(frame, "parse", Functions::parse);
        frame.bind("formatNumber", new JFunction((input, arguments) -> formatNumber(arguments), "<n-so?:s>"));
        frame.bind("count", new JFunction((input, arguments) -> count(argument(arguments, 0)), "<x:n>"));
        frame.bind("string", new JFunction((input, arguments) -> Numbers.string(arguments), "<x-b?:s>"));
        bind(frame, "eval", arguments -> {
            throw new IllegalArgumentException("$eval is not supported by Step Functions; $parse reads a text of JSON");
        });
    }

    private interface Body {
        @Nullable
        Object of(List<?> arguments);
    }

    private static void bind(Jsonata.Frame frame, String name, Body body) {
        JFunctionCallable callable = (input, arguments) -> body.of(arguments == null ? List.of() : arguments);
        frame.bind(name, new JFunction(callable, null));
    }

    private static @Nullable Object partition(List<?> arguments) {
        Object values = argument(arguments, 0);
        if (values == null) {
            return null;
        }
        List<?> array = values instanceof List<?> list ? list : List.of(values);
        long size = argument(arguments, 1) == null ? array.size() : whole("partition", arguments, 1);
        if (size == 0 || array.isEmpty()) {
            return null;
        }
        if (size < 0) {
            throw new IllegalArgumentException("$partition needs a chunk size of at least 1, got " + size);
        }
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < array.size(); from += (int) Math.min(size, array.size())) {
            chunks.add(new ArrayList<>(array.subList(from, (int) Math.min(array.size(), from + size))));
        }
        return chunks;
    }

    /** A range: nothing for no number, and a single number without an array around it. */
    private static @Nullable Object range(List<?> arguments) {
        if (argument(arguments, 2) == null) {
            return null;
        }
        long first = whole("range", arguments, 0);
        long last = whole("range", arguments, 1);
        long step = whole("range", arguments, 2);
        if (step == 0 || (step > 0 ? first > last : first < last)) {
            return null;
        }
        BigInteger steps =
                BigInteger.valueOf(last).subtract(BigInteger.valueOf(first)).divide(BigInteger.valueOf(step));
        if (steps.compareTo(BigInteger.valueOf(LONGEST_RANGE)) >= 0) {
            throw new IllegalArgumentException(
                    "Expression evaluation memory limit exceeded: Check for excessive memory usage");
        }
        List<Object> numbers = new ArrayList<>();
        for (int index = 0; index <= steps.intValue(); index++) {
            numbers.add(first + index * step);
        }
        return numbers.size() == 1 ? numbers.getFirst() : numbers;
    }

    private static @Nullable Object hash(List<?> arguments) {
        Object data = argument(arguments, 0);
        if (data == null || argument(arguments, 1) == null) {
            return null;
        }
        String text = text("hash", arguments, 0);
        String algorithm = text("hash", arguments, 1);
        String digest = DIGESTS.get(algorithm);
        if (digest == null) {
            throw new IllegalArgumentException(
                    "$hash knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512, got \"" + algorithm + "\"");
        }
        try {
            byte[] bytes = MessageDigest.getInstance(digest).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Object random(List<?> arguments) {
        if (argument(arguments, 0) == null) {
            return Math.random();
        }
        return new Random(whole("random", arguments, 0)).nextDouble();
    }

    private static @Nullable Object parse(List<?> arguments) {
        if (argument(arguments, 0) == null) {
            return null;
        }
        try {
            return JsonValues.toJava(JSON.readTree(text("parse", arguments, 0)));
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("$parse needs a text of JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    /** The library takes a picture without a digit as text to be written; AWS refuses it, as XPath does. */
    private static @Nullable String formatNumber(List<?> arguments) {
        String picture = text("formatNumber", arguments, 1);
        Map<?, ?> options = argument(arguments, 2) instanceof Map<?, ?> map ? map : null;
        if (options == null && picture.chars().noneMatch(letter -> letter == '#' || Character.isDigit(letter))) {
            throw new IllegalArgumentException("D3086: the picture \"" + picture + "\" of $formatNumber has no digit");
        }
        Number number = argument(arguments, 0) instanceof Number given ? given : null;
        return com.dashjoin.jsonata.Functions.formatNumber(number, picture, options);
    }

    /** The library counts a null as nothing; AWS counts it. */
    private static int count(@Nullable Object values) {
        return switch (values) {
            case null -> 0;
            case List<?> list -> list.size();
            default -> 1;
        };
    }

    private static @Nullable Object argument(@Nullable List<?> arguments, int index) {
        return arguments != null && index < arguments.size() ? arguments.get(index) : null;
    }

    private static long whole(String function, List<?> arguments, int index) {
        if (argument(arguments, index) instanceof Number number) {
            return number.longValue();
        }
        throw wrong(function, arguments, index, "a number");
    }

    private static String text(String function, List<?> arguments, int index) {
        if (argument(arguments, index) instanceof String text) {
            return text;
        }
        throw wrong(function, arguments, index, "a string");
    }

    private static IllegalArgumentException wrong(String function, List<?> arguments, int index, String expected) {
        Object found = argument(arguments, index);
        return new IllegalArgumentException("$%s needs %s as argument %d, got %s"
                .formatted(function, expected, index + 1, found == null ? "nothing" : found));
    }
}
