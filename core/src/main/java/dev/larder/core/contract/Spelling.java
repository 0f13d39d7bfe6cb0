package dev.larder.core.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Spelling {
    /** The share of a word, from its beginning, that tells what was meant. */
    private static final double TELLING = 0.75;

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
