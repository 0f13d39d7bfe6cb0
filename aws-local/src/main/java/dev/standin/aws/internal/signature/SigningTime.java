package dev.standin.aws.internal.signature;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * When a request was signed, to the second.
 *
 * @param timestamp as the string to sign has it, for example {@code 20260314T080000Z}
 */
record SigningTime(String timestamp, Instant at) {

    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    /** Reads the basic form, or that of HTTP's {@code Date} header; empty for any other. */
    static Optional<SigningTime> read(String text) {
        try {
            Instant at = text.endsWith("Z")
                    ? LocalDateTime.parse(text, BASIC).toInstant(ZoneOffset.UTC)
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return Optional.of(new SigningTime(basic(at), at));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    /** An instant in the basic form. */
    static String basic(Instant at) {
        return BASIC.format(at.atOffset(ZoneOffset.UTC));
    }
}
