package dev.larder.core.sample.internal.column;

import java.util.List;

/**
 * What stands in numbers between the digits.
 *
 * @param decimal before the decimals
 * @param group before each three digits; 0 when nothing does
 */
public record NumberStyle(char decimal, char group) {
    /** The styles that are known, the simplest one first. */
    public static final List<NumberStyle> ALL = List.of(
            new NumberStyle('.', '\0'),
            new NumberStyle(',', '\0'),
            new NumberStyle('.', ','),
            new NumberStyle(',', '.'),
            new NumberStyle('.', '\''),
            new NumberStyle(',', '\''),
            new NumberStyle('.', ' '),
            new NumberStyle(',', ' '));
}
