package dev.larder.core.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the word that somebody probably meant. */
public final class Spelling {
    /** The share of a word, from its beginning, that tells what was meant. */
    private static final double TELLING = 0.75;

    private static final int MOST_AROUND = 20;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");
    private static final Pattern NO_DIGIT = Pattern.compile("\\P{N}");

    private Spelling() {}

    /**
     * The candidate nearest to the word, if at most a third of its letters (but one is always allowed) would have to change; otherwise
     * the one that begins with the same letters for three quarters of its length or more.
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        Optional<String> near = candidates.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
        return near.or(() -> candidates.stream()
                .filter(candidate -> candidate.length() > 4 && common(word, candidate) >= TELLING * candidate.length())
                .max(Comparator.<String>comparingInt(candidate -> common(word, candidate))
                        .thenComparing(Comparator.reverseOrder())));
    }

    /**
     * Whether a label is another with other case, blanks or punctuation, or with one wrong letter of four or more, two of eight or more.
     * Those that differ in a digit are two labels of one kind and not one of them wrongly written.
     */
    public static boolean isSlip(String label, String meant) {
        if (label.length() > 2 * meant.length() + MOST_AROUND) {
            return false;
        }
        String one = plain(label);
        String other = plain(meant);
        int allowed = Math.min(2, other.length() / 4);
        return one.equals(other)
                ? !other.isEmpty()
                : Math.abs(one.length() - other.length()) <= allowed
                        && NO_DIGIT.matcher(one)
                                .replaceAll("")
                                .equals(NO_DIGIT.matcher(other).replaceAll(""))
                        && distance(one, other) <= allowed;
    }

    private static String plain(String label) {
        return NO_LETTER.matcher(label).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** How many letters both begin with, ignoring case. */
    private static int common(String one, String other) {
        int letters = 0;
        while (letters < Math.min(one.length(), other.length())
                && Character.toLowerCase(one.charAt(letters)) == Character.toLowerCase(other.charAt(letters))) {
            letters++;
        }
        return letters;
    }

    /**
     * Letters to insert, delete, replace, or to swap with their neighbour (optimal string alignment), ignoring case.
     */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int step(int[][] steps, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(steps[i - 1][j - 1] + (same ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
