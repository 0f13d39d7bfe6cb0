package dev.larder.cli.drop;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the instant at which files land: ISO 8601 with a zone, in a year of four digits, as in the lake's folders. */
public final class LandingInstant implements ITypeConverter<Instant> {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant END = Year.of(10_000).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    @Override
    public Instant convert(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(FIRST) && instant.isBefore(END)) {
                return instant;
            }
        } catch (DateTimeParseException malformed) {
            throw unlike(text);
        }
        throw unlike(text);
    }

    private static TypeConversionException unlike(String text) {
        return new TypeConversionException(
                "expected an instant from 1970 to 9999 such as 2026-03-15T07:00:00Z, found \"" + text + "\"");
    }
}
