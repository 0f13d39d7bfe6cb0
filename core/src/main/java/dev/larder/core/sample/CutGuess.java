package dev.larder.core.sample;

import dev.larder.core.contract.Layout;
import dev.larder.core.sample.TextRecords.TextRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the beginning of a text is best cut into records of equally many values.
 *
 * @param share of the records that have as many values as most
 * @param values in most records
 */
record CutGuess(Cut cut, TextRecords records, double share, int values) {
    private static final int LOOKED_AT = 2000;
    private static final double ENOUGH = 0.5;
    private static final String DELIMITERS = "\t;|,";

    /** The best cut; empty when none makes a table of at least two columns. */
    static Optional<CutGuess> of(String text, boolean isWhole) {
        CutGuess best = null;
        for (Cut cut : cuts(text)) {
            CutGuess guess = of(text, cut, isWhole);
            if (guess.values > 1 && guess.share >= ENOUGH && (best == null || guess.isBetter(best))) {
                best = guess;
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Cut> cuts(String text) {
        boolean hasEscapes =
                text.contains("\\\"") || text.contains("\\N") || text.contains("\\\\") || text.contains("\\\n");
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            for (char quote : new char[] {'"', '\'', Layout.NO}) {
                cuts.add(new Cut(delimiter, quote, Layout.NO));
                if (hasEscapes || text.contains("\\" + delimiter)) {
                    cuts.add(new Cut(delimiter, quote, '\\'));
                }
            }
        }
        return cuts;
    }

    static CutGuess of(String text, Cut cut, boolean isWhole) {
        TextRecords records = TextRecords.of(text, cut, isWhole, LOOKED_AT);
        Map<Integer, Integer> counts = new HashMap<>();
        int filled = 0;
        for (TextRecord record : records.records()) {
            if (record.values().size() > 1 || !record.values().getFirst().isBlank()) {
                counts.merge(record.values().size(), 1, Integer::sum);
                filled++;
            }
        }
        int values = counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        double share = filled == 0 ? 0 : (double) counts.getOrDefault(values, 0) / filled;
        return new CutGuess(cut, records, share, values);
    }

    /** Fewer misplaced quotes, then a more even table, then fewer other delimiters in values, then plainer characters. */
    private boolean isBetter(CutGuess other) {
        boolean sameDelimiter = cut.delimiter() == other.cut.delimiter();
        if (sameDelimiter && records.faults() != other.records.faults()) {
            return records.faults() < other.records.faults();
        }
        double difference = evenness() - other.evenness();
        if (Math.abs(difference) > 0.02) {
            return difference > 0;
        }
        if (!sameDelimiter) {
            return others() < other.others() || (others() == other.others() && values > other.values);
        }
        return surplus() < other.surplus();
    }

    private double evenness() {
        return share
                - (records.records().isEmpty()
                        ? 0
                        : Math.min(
                                0.5,
                                (double) records.faults() / records.records().size()));
    }

    /** Values, of the first records, that hold what may be the delimiter instead; a comma is in many texts. */
    private long others() {
        return records.records().stream()
                .limit(200)
                .flatMap(record -> record.values().stream())
                .filter(value -> value.chars().anyMatch(one -> one != cut.delimiter() && "\t;|".indexOf(one) >= 0))
                .count();
    }

    /** Characters that were left in values, which another cut would have taken out; then what is said beyond the usual. */
    private long surplus() {
        long left = records.records().stream()
                .limit(500)
                .flatMap(record -> record.values().stream())
                .filter(CutGuess::isWrapped)
                .count();
        long escapes = cut.escape() == Layout.NO
                ? records.records().stream()
                        .limit(500)
                        .flatMap(record -> record.values().stream())
                        .filter(value -> value.contains("\\"))
                        .count()
                : 0;
        int unusual = (cut.quote() == '"' ? 0 : cut.quote() == Layout.NO ? 1 : 2) + (cut.escape() == Layout.NO ? 0 : 1);
        return (left + escapes) * 10 + unusual;
    }

    private static boolean isWrapped(String value) {
        return value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
    }
}
