package dev.larder.core.sample;

import dev.larder.core.contract.FileDialect.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds columns in lines of equal length, by the places that are blank in all of them. */
final class FixedWidths {
    private static final int FEWEST_LINES = 3;
    private static final int FEWEST_CHARACTERS = 8;
    /** Shorter lines of one length may well be a column of codes. */
    private static final int FEWEST_UNCUT = 16;

    private static final int LOOKED_AT = 2000;

    private FixedWidths() {}

    /** Whether lines, the first one too, are of one length, and no place tells where a column ends. */
    static boolean isUncut(String text, boolean isWhole) {
        List<String> lines = lines(text, isWhole);
        int length = lines.isEmpty() ? 0 : lines.getFirst().length();
        return lines.size() >= FEWEST_LINES
                && length >= FEWEST_UNCUT
                && lines.stream().allMatch(line -> line.length() == length);
    }

    private static List<String> lines(String text, boolean isWhole) {
        List<String> lines = new ArrayList<>(text.lines().limit(LOOKED_AT).toList());
        if (!isWhole && lines.size() < LOOKED_AT && !lines.isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    /** The slices of lines, which together cover them; empty if the lines are not of one length, or have one column. */
    static Optional<List<Slice>> of(String text, boolean isWhole) {
        List<String> lines = lines(text, isWhole);
        int length = lines.isEmpty() ? 0 : lines.getLast().length();
        boolean areEqual = lines.stream().skip(1).allMatch(line -> line.length() == length);
        if (lines.size() < FEWEST_LINES || length < FEWEST_CHARACTERS || !areEqual) {
            return Optional.empty();
        }
        List<String> body = lines.subList(1, lines.size());
        List<int[]> filled = filled(body, length);
        return filled.size() < 2 ? Optional.empty() : Optional.of(slices(body, filled, length));
    }

    /** Runs of places that are not blank in every line: the first place and the one behind the last. */
    private static List<int[]> filled(List<String> lines, int length) {
        List<int[]> runs = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= length; at++) {
            int place = at;
            boolean blank = at == length || lines.stream().allMatch(line -> line.charAt(place) == ' ');
            if (!blank && start < 0) {
                start = at;
            } else if (blank && start >= 0) {
                runs.add(new int[] {start, at});
                start = -1;
            }
        }
        return runs;
    }

    /** Blanks between two columns belong to the one that may need them: a text ends, a number begins anywhere. */
    private static List<Slice> slices(List<String> lines, List<int[]> filled, int length) {
        List<Slice> slices = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < filled.size(); i++) {
            int until = length;
            if (i + 1 < filled.size()) {
                int gapFrom = filled.get(i)[1];
                int gapUntil = filled.get(i + 1)[0];
                until = isRightAligned(lines, filled.get(i + 1)) && !isLeftAligned(lines, filled.get(i))
                        ? gapFrom
                        : gapUntil;
            }
            slices.add(new Slice(from + 1, until - from));
            from = until;
        }
        return slices;
    }

    private static boolean isRightAligned(List<String> lines, int[] run) {
        return lines.stream().allMatch(line -> line.charAt(run[1] - 1) != ' ');
    }

    private static boolean isLeftAligned(List<String> lines, int[] run) {
        return lines.stream().allMatch(line -> line.charAt(run[0]) != ' ')
                && lines.stream().anyMatch(line -> line.charAt(run[1] - 1) == ' ');
    }
}
