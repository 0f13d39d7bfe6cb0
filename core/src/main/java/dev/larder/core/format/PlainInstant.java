package dev.larder.core.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads moments as they are written, {@code 2026-03-15T08:00:00Z} or with a fraction of the second, at a tenth of what a formatter costs: a history has as many as there are
 * deliveries in force. Whatever is written otherwise is Jackson's to read or refuse.
 */
final class PlainInstant extends StdScalarDeserializer<Instant> {
    private static final String FORM = "####-##-##T##:##:##Z";
    private static final int LAST = FORM.length() - 1;
    /** The most digits of a fraction. */
    private static final int NANOS = 9;

    PlainInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        String text = json.getValueAsString();
        return text != null && isPlain(text) ? of(text) : InstantDeserializer.INSTANT.deserialize(json, context);
    }

    /** Whether it is of that form, with or without a fraction of a second, and a moment of a day that every year has. */
    private static boolean isPlain(String text) {
        if (text.length() < FORM.length() || text.charAt(text.length() - 1) != FORM.charAt(LAST)) {
            return false;
        }
        for (int i = 0; i < LAST; i++) {
            char each = text.charAt(i);
            if (FORM.charAt(i) == '#' ? !isDigit(each) : each != FORM.charAt(i)) {
                return false;
            }
        }
        int month = number(text, 5);
        int day = number(text, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).minLength()
                && number(text, 11) < 24
                && number(text, 14) < 60
                && number(text, 17) < 60
                && (text.length() == FORM.length() || isFraction(text));
    }

    private static boolean isFraction(String text) {
        int digits = text.length() - FORM.length() - 1;
        if (text.charAt(LAST) != '.' || digits < 1 || digits > NANOS) {
            return false;
        }
        for (int i = LAST + 1; i <= LAST + digits; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static Instant of(String text) {
        int year = 100 * number(text, 0) + number(text, 2);
        long day = LocalDate.of(year, number(text, 5), number(text, 8)).toEpochDay();
        long second = ((day * 24 + number(text, 11)) * 60 + number(text, 14)) * 60 + number(text, 17);
        return Instant.ofEpochSecond(second, nanos(text));
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = 0; i < NANOS; i++) {
            int at = LAST + 1 + i;
            nanos = 10 * nanos + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    /** Two digits. */
    private static int number(String text, int from) {
        return 10 * (text.charAt(from) - '0') + text.charAt(from + 1) - '0';
    }
}
