package dev.larder.core.contract;

import dev.larder.core.contract.ColumnType.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Formatters of a contract's date patterns: strict, so that 31/02/2026 is no date. Immutable. */
public final class DateFormats {
    private DateFormats() {}

    /**
     * The strict formatter of a {@link DateTimeFormatter} pattern, English where it names months, in any letter case. {@code y} is read as {@code u},
     * since a strict formatter would ask for an era otherwise. Throws {@link IllegalArgumentException} if the text is not a
     * pattern.
     */
    public static DateTimeFormatter strict(String pattern) {
        StringBuilder proleptic = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            quoted ^= letter == '\'';
            if (letter == 'y' && !quoted) {
                proleptic.setCharAt(i, 'u');
            }
        }
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(proleptic.toString())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether the pattern is valid and says enough to read a value of the kind back. */
    public static boolean isComplete(String pattern, Kind kind) {
        OffsetDateTime sample = LocalDateTime.of(2026, 3, 31, 23, 59).atOffset(ZoneOffset.UTC);
        try {
            DateTimeFormatter formatter = strict(pattern);
            String text = formatter.format(sample);
            TemporalAccessor read = kind == Kind.DATE
                    ? formatter.parse(text, LocalDate::from)
                    : formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return LocalDate.from(read).equals(sample.toLocalDate());
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
