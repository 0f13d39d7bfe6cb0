package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One kind of file from one supplier; both names match {@code [a-z][a-z0-9_-]{0,39}}. Written {@code supplier/feed}. Larder's own folders, which
 * lie beside those of suppliers and feeds, begin with an underscore, and nothing that a project declares does ({@link #declared}).
 */
public record FeedId(String supplier, String name) implements Comparable<FeedId> {
    private static final int LONGEST = 40;
    private static final String OWN = "_";

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

    /** Whether the text can be the name of a supplier or a feed, or is one of Larder's own. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!isLetter(each) && each != '-' && (each < '0' || each > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char each) {
        return (each >= 'a' && each <= 'z') || each == '_';
    }

    /** Whether a project may call a supplier, a feed, a bundle or a set so. */
    public static boolean isFree(String text) {
        return isName(text) && !text.startsWith(OWN);
    }

    /** This one, as the name of what a project declares; throws {@link IllegalArgumentException} if it is one of Larder's own. */
    public FeedId declared() {
        requireFree("supplier", supplier);
        requireFree("feed", name);
        return this;
    }

    private static void requireFree(String what, String value) {
        if (!isFree(value)) {
            throw new IllegalArgumentException(what + " name \"" + value
                    + "\": expected one that begins with a letter, since folders that begin with _ are Larder's own");
        }
    }

    private static void require(String what, String value) {
        if (!isName(value)) {
            throw new IllegalArgumentException(what + " name \"" + value
                    + "\": expected [a-z][a-z0-9_-]{0,39} (lower case letters, digits, _ and -)");
        }
    }
}
