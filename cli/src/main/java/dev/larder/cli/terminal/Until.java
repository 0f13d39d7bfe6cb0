package dev.larder.cli.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** When a decision is over, as people write it: a day, to its end in UTC, or a moment. */
public final class Until {
    private Until() {}

    /** The first moment at which it does not count any more; throws {@link CommandFailure} if that is past. */
    public static Instant of(String text, Instant now) {
        Instant end = read(text);
        if (!end.isAfter(now)) {
            throw CommandFailure.usage("--until " + text + " is past: expected a day or a moment to come", null);
        }
        return end;
    }

    private static Instant read(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw CommandFailure.usage(
                            "--until \"" + text
                                    + "\": expected a day such as 2026-12-31, which counts to its end in UTC, or a moment"
                                    + " such as 2026-12-31T12:00:00Z",
                            null)
                    .because(wrong);
        }
    }
}
