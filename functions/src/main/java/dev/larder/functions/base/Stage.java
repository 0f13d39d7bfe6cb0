package dev.larder.functions.base;

import java.util.Arrays;
import java.util.Locale;

/** What an environment is for, the highest last. */
enum Stage {
    DEV,
    TEST,
    PREVIEW,
    PRODUCTION;

    static Stage of(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Stage is '" + name + "'; expected dev, test, preview or production"));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isBelow(Stage other) {
        return ordinal() < other.ordinal();
    }
}
