package dev.standin.aws;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of an IAM statement: it holds when the request has the key with one of the values. A request without the key does not
 * meet it. In a value {@code ${key}} stands for what the request says of that key, for example {@code ${aws:userid}}.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Policy variables".
 *
 * @param key a condition key, for example {@code sts:RoleSessionName}; compared exactly, though AWS ignores its letter case
 */
public record Condition(Operator operator, String key, List<String> values) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    /** How a value is compared; letter case is significant. */
    public enum Operator {
        /** Letter by letter. */
        StringEquals,
        /** By pattern: {@code *} stands for any text, {@code ?} for one character. */
        StringLike,
        /** An ARN by pattern, each of the six parts by itself. */
        ArnLike
    }

    /** Copies the values. */
    public Condition {
        values = List.copyOf(values);
    }

    /** The key has exactly one of these values. */
    public static Condition equal(String key, String... values) {
        return new Condition(Operator.StringEquals, key, List.of(values));
    }

    /** Whether a request of this context meets it. */
    public boolean holds(Map<String, String> context) {
        @Nullable String found = context.get(key);
        return found != null
                && values.stream().map(value -> filled(value, context)).anyMatch(value -> matches(value, found));
    }

    private boolean matches(String value, String found) {
        return switch (operator) {
            case StringEquals -> value.equals(found);
            case StringLike -> Glob.matches(value, found);
            case ArnLike -> sameParts(value.split(":", 6), found.split(":", 6));
        };
    }

    private static boolean sameParts(String[] pattern, String[] arn) {
        boolean same = pattern.length == 6 && arn.length == 6;
        for (int i = 0; same && i < 6; i++) {
            same = Glob.matches(pattern[i], arn[i]);
        }
        return same;
    }

    /** A variable that the request does not have stands for itself, which nothing equals. */
    static String filled(String value, Map<String, String> context) {
        return value.contains("${")
                ? VARIABLE.matcher(value)
                        .replaceAll(variable ->
                                Matcher.quoteReplacement(context.getOrDefault(variable.group(1), variable.group())))
                : value;
    }
}
