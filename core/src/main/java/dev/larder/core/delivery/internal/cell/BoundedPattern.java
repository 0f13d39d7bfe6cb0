package dev.larder.core.delivery.internal.cell;

import java.util.regex.Pattern;

/**
 * Matches values against a contract's pattern and gives up when one costs too much, so that no pattern can hold up a delivery: a value
 * may look at a million characters, and after ten that gave up none is looked at again. Not thread-safe.
 */
final class BoundedPattern {
    private static final int LOOKS = 1_000_000;
    private static final int PATIENCE = 10;
    private final Pattern pattern;
    private int givenUp;

    /** How it ended. */
    enum Outcome {
        MATCHES,
        DIFFERS,
        GIVEN_UP
    }

    BoundedPattern(String regex) {
        pattern = Pattern.compile(regex);
    }

    Outcome match(String value) {
        if (givenUp >= PATIENCE) {
            return Outcome.GIVEN_UP;
        }
        try {
            return pattern.matcher(new Counted(value)).matches() ? Outcome.MATCHES : Outcome.DIFFERS;
        } catch (TooManyLooks | StackOverflowError e) {
            givenUp++;
            return Outcome.GIVEN_UP;
        }
    }

    /** A text that counts how often it is looked at. */
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
