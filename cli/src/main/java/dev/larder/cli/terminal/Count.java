package dev.larder.cli.terminal;

import java.util.Locale;

/** Numbers in sentences. */
public final class Count {
    private Count() {}

    /** A count with its noun, for example {@code 1 problem}, {@code 2,016 rows}. */
    public static String of(long number, String singular) {
        String noun = number == 1
                ? singular
                : singular.endsWith("y") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
        return String.format(Locale.ENGLISH, "%,d ", number) + noun;
    }
}
