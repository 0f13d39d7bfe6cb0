package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.Column;
import dev.larder.core.delivery.internal.word.Words;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text: length in bytes, pattern, valid values. */
final class VarcharCell extends Cell {
    private static final long COMMA = Words.of(',');
    private static final long LF = Words.of('\n');
    private static final long CR = Words.of('\r');
    private static final long QUOTE = Words.of('"');
    private final int longest;
    private final @Nullable BoundedPattern pattern;
    private final @Nullable PatternTable table;
    private final @Nullable ValidValues validValues;
    private final Fault tooLong;
    private final Fault noMatch;
    private final Fault tooHard;
    private final Fault notListed;

    VarcharCell(Column column) {
        super(column);
        longest = column.type().length();
        pattern = column.pattern() == null ? null : new BoundedPattern(column.pattern());
        table = column.pattern() == null ? null : PatternTable.of(column.pattern());
        validValues = column.validValues().isEmpty() ? null : new ValidValues(column.validValues());
        tooLong = Fault.type("is longer than " + longest + " bytes");
        noMatch = Fault.constraint("does not match " + column.pattern());
        tooHard = Fault.constraint("takes too long to compare with " + column.pattern());
        notListed = Fault.constraint(ValidValues.note(column.validValues()));
    }

    @Override
    @Nullable
    Fault value(byte[] bytes, int from, int until, RowBuffer row) {
        if (until - from > longest) {
            return tooLong;
        }
        if (validValues != null && !validValues.contain(bytes, from, until)) {
            return notListed;
        }
        Fault differs = table == null ? slow(bytes, from, until) : table.matches(bytes, from, until) ? null : noMatch;
        if (differs != null) {
            return differs;
        }
        if (!copy(bytes, from, until, row)) {
            row.putQuoted(bytes, from, until);
        }
        return null;
    }

    private @Nullable Fault slow(byte[] bytes, int from, int until) {
        return pattern == null ? null : compare(pattern, new String(bytes, from, until - from, StandardCharsets.UTF_8));
    }

    private @Nullable Fault compare(BoundedPattern regex, String value) {
        return switch (regex.match(value)) {
            case MATCHES -> null;
            case DIFFERS -> noMatch;
            case GIVEN_UP -> tooHard;
        };
    }

    /**
     * Writes the value if it needs no quotes, else nothing. Eight bytes at a time, so that up to seven are read and written past its end, for
     * which both buffers have room.
     */
    private static boolean copy(byte[] bytes, int from, int until, RowBuffer row) {
        byte[] target = row.bytes();
        int to = row.length();
        for (int at = from; at < until; at += Long.BYTES) {
            long word = Words.at(bytes, at);
            Words.put(target, to, word);
            to += Long.BYTES;
            long special = Words.zeros(word ^ COMMA)
                    | Words.zeros(word ^ LF)
                    | Words.zeros(word ^ CR)
                    | Words.zeros(word ^ QUOTE);
            if (special != 0 && at + (Long.numberOfTrailingZeros(special) >>> 3) < until) {
                return false;
            }
        }
        row.advance(until - from);
        return true;
    }
}
