package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One kind of file from one supplier; both names match {@code [a-z][a-z0-9_-]{0,39}}. Written {@code supplier/feed}. */
public record FeedId(String supplier, String name) implements Comparable<FeedId> {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_-]{0,39}");

    /** Throws {@link IllegalArgumentException} for a name of any other form. */
    public FeedId {
        require("supplier", supplier);
        require("feed", name);
    }

    /** Reads {@code supplier/feed}. */
    @JsonCreator
    public static FeedId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected supplier/feed, found \"" + text + "\"");
        }
        return new FeedId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(FeedId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return supplier + "/" + name;
    }

    /** Whether the text can be the name of a supplier or a feed. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static void require(String what, String value) {
        if (!isName(value)) {
            throw new IllegalArgumentException(what + " name \"" + value + "\": expected " + NAME.pattern()
                    + " (lower case letters, digits, _ and -)");
        }
    }
}
