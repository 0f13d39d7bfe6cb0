package dev.larder.core.wiring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an environment is for, from the lowest to the highest. An environment's stage may be raised and is never lowered. */
public enum Stage {
    DEV,
    TEST,
    PREVIEW,
    PRODUCTION;

    /** The stage of this name in lower case; empty if there is none. */
    public static Optional<Stage> of(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.text().equals(name))
                .findFirst();
    }

    /** The names of all, for a message: {@code dev, test, preview, production}. */
    public static String names() {
        return Arrays.stream(values()).map(Stage::text).collect(Collectors.joining(", "));
    }

    /** The name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an environment of the other stage would lose something by becoming this one. */
    public boolean isBelow(Stage other) {
        return compareTo(other) < 0;
    }
}
