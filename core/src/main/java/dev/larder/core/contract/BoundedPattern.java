package dev.larder.core.contract;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches values and file names against a contract's pattern and gives up when one costs too much, so that no pattern can hold up a
 * delivery: matching one value may read a million characters, and after ten values that cost too much no other is matched. Not
 * thread-safe.
 */
public final class BoundedPattern {
    private static final int LOOKS = 1_000_000;
    private static final int PATIENCE = 10;
    private final Pattern pattern;
    private final UnaryOperator<String> reading;
    private int givenUp;

    /** How a match ended. */
    public enum Outcome {
        MATCHES,
        DIFFERS,
        GIVEN_UP
    }

    /** Throws {@link java.util.regex.PatternSyntaxException} if the text is not a pattern. */
    public BoundedPattern(String regex) {
        this(regex, UnaryOperator.identity());
    }

    private BoundedPattern(String regex, UnaryOperator<String> reading) {
        this.pattern = Pattern.compile(regex);
        this.reading = reading;
    }

    /**
     * A pattern of file names, which matches an accented letter however it is written: some systems send it as one character, others as the letter
     * and an accent behind it, and nobody sees which (Unicode Standard Annex 15). Throws as the other.
     */
    public static BoundedPattern ofNames(String regex) {
        return new BoundedPattern(composed(regex), BoundedPattern::composed);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whether the whole value matches. */
    public Outcome match(String value) {
        return givenUp >= PATIENCE ? Outcome.GIVEN_UP : match(pattern.matcher(new Counted(reading.apply(value))));
    }

    /** The groups of a value that matches; empty if it does not match or costs too much. */
    public Optional<MatchResult> groups(String value) {
        Matcher matcher = pattern.matcher(new Counted(reading.apply(value)));
        return match(matcher) == Outcome.MATCHES ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** The first group where the pattern is first found in a text; empty if it is not, or finding it costs too much. */
    public static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(new Counted(text));
        try {
            return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
        } catch (TooManyLooks | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private Outcome match(Matcher matcher) {
        try {
            return matcher.matches() ? Outcome.MATCHES : Outcome.DIFFERS;
        } catch (TooManyLooks | StackOverflowError e) {
            givenUp++;
            return Outcome.GIVEN_UP;
        }
    }

    /** A text that counts how often it is read. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > LOOKS) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyLooks() {
            super("too many looks at a value", null, false, false);
        }
    }
}
