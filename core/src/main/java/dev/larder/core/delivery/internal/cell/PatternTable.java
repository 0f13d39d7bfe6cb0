package dev.larder.core.delivery.internal.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of the kind that codes have, as a table of the characters that may stand at each place: {@code [A-Z]{2}\d{4}}. Answers
 * as {@link java.util.regex.Pattern} does, without making a text of each value. Immutable.
 */
final class PatternTable {
    private static final int ASCII = 128;
    private static final int ENDLESS = Integer.MAX_VALUE;

    private final Step[] steps;

    /** So many of these characters: {@code low} has a bit for each up to 63, {@code high} for those above. */
    private record Step(long low, long high, int least, int most) {
        boolean has(int one) {
            return one >= 0 && ((one < Long.SIZE ? low >>> one : high >>> one) & 1) != 0;
        }

        boolean shares(Step other) {
            return (low & other.low) != 0 || (high & other.high) != 0;
        }
    }

    private PatternTable(List<Step> steps) {
        this.steps = steps.toArray(Step[]::new);
    }

    /** The table of this expression; null if it is of another kind. */
    static @Nullable PatternTable of(String regex) {
        List<Step> steps = new Reading(regex).steps();
        return steps == null || !isClear(steps) ? null : new PatternTable(steps);
    }

    /** Whether it is never a question which step a character belongs to, so that nothing has to be tried again. */
    private static boolean isClear(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean mayEnd = step.least < step.most;
            for (int next = i + 1; mayEnd && next < steps.size(); next++) {
                if (step.shares(steps.get(next))) {
                    return false;
                }
                mayEnd = steps.get(next).least == 0;
            }
        }
        return true;
    }

    /** Whether the whole value matches. */
    boolean matches(byte[] bytes, int from, int until) {
        int at = from;
        for (Step step : steps) {
            int end = step.most < until - at ? at + step.most : until;
            int first = at;
            while (at < end && step.has(bytes[at])) {
                at++;
            }
            if (at - first < step.least) {
                return false;
            }
        }
        return at == until;
    }

    /** Reads an expression from its beginning; what it does not know ends it. */
    private static final class Reading {
        private final String regex;
        private int at;
        private long low;
        private long high;

        Reading(String regex) {
            this.regex = regex;
        }

        @Nullable
        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            at = has('^') ? 1 : 0;
            while (at < regex.length() && !(has('$') && at == regex.length() - 1)) {
                low = 0;
                high = 0;
                if (!(has('[') ? set() : single("|()[]{}.?*+^$".indexOf(regex.charAt(at)) < 0))) {
                    return null;
                }
                Step step = counted();
                if (step == null) {
                    return null;
                }
                steps.add(step);
            }
            return steps;
        }

        private boolean has(char one) {
            return at < regex.length() && regex.charAt(at) == one;
        }

        private boolean set() {
            int first = ++at;
            boolean isKnown = !has(']');
            while (isKnown && at < regex.length() && !has(']')) {
                char one = regex.charAt(at);
                boolean isPlain = "[&^".indexOf(one) < 0 && (one != '-' || at == first || isLast());
                isKnown = single(isPlain);
                if (isKnown && has('-') && !isLast()) {
                    isKnown = one != '\\' && range(one);
                }
            }
            at++;
            return isKnown && at <= regex.length();
        }

        private boolean isLast() {
            return at + 1 < regex.length() && regex.charAt(at + 1) == ']';
        }

        /** The rest of a range, behind its first character, which is a plain one. */
        private boolean range(char from) {
            char until = at + 1 < regex.length() ? regex.charAt(at + 1) : '[';
            if (until == '\\' || until == '[' || until < from || until >= ASCII) {
                return false;
            }
            for (char one = from; one <= until; one++) {
                add(one);
            }
            at += 2;
            return true;
        }

        /** One character, or one of the two escaped letters that are known. */
        private boolean single(boolean isPlain) {
            char one = regex.charAt(at++);
            if (one != '\\') {
                return isPlain && add(one);
            }
            char escaped = at < regex.length() ? regex.charAt(at++) : 'E';
            return switch (escaped) {
                case 'd' -> addAll("0123456789");
                case 'w' -> addAll("0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
                default -> !Character.isLetterOrDigit(escaped) && add(escaped);
            };
        }

        private boolean addAll(String characters) {
            characters.chars().forEach(one -> add((char) one));
            return true;
        }

        private boolean add(char one) {
            if (one < Long.SIZE) {
                low |= 1L << one;
            } else {
                high |= 1L << one;
            }
            return one < ASCII && one >= ' ';
        }

        /** The characters that were read, as often as the quantifier behind them says. */
        private @Nullable Step counted() {
            int least = 1;
            int most = 1;
            if (has('{')) {
                int end = regex.indexOf('}', at);
                String[] bounds = end < 0
                        ? new String[] {""}
                        : regex.substring(at + 1, end).split(",", -1);
                least = number(bounds[0]).orElse(-1);
                boolean isOpen = bounds.length == 2 && bounds[1].isEmpty();
                most = isOpen ? ENDLESS : number(bounds[bounds.length - 1]).orElse(-1);
                at = end + 1;
                if (bounds.length > 2 || least < 0 || most < least) {
                    return null;
                }
            } else if (has('?') || has('*') || has('+')) {
                least = has('+') ? 1 : 0;
                most = has('?') ? 1 : ENDLESS;
                at++;
            }
            boolean isGreedy = !has('?') && !has('+') && !has('*') && !has('{');
            return isGreedy ? new Step(low, high, least, most) : null;
        }

        private static OptionalInt number(String text) {
            return text.matches("[0-9]{1,6}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        }
    }
}
