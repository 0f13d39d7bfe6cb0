package dev.larder.core.sample;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a file seems to be written.
 *
 * @param because why each property of the contract was guessed so, by its name
 * @param rows the first rows, without header
 * @param labels of the columns, also keys of objects, or a line above fixed widths; empty if there are none
 */
record Writing(FileDialect dialect, Map<String, String> because, List<List<String>> rows, List<String> labels) {
    /** Stands between the values of a text that is turned into a delimited one. */
    private static final char UNIT_SEPARATOR = '\u001f';

    /** The writing of a file that begins so; {@code encoding} was guessed for the reason given. */
    static Writing of(Head head, String encoding, String reason) {
        String text = head.text(encoding);
        Guess guess = new Guess(head, encoding);
        guess.because.put("encoding", reason);
        return guess.of(text);
    }

    /** Whether nothing was found that tells values apart. */
    boolean isOneColumn() {
        return dialect.keys() == null
                && dialect.slices().isEmpty()
                && rows.stream().allMatch(row -> row.size() == 1);
    }

    private static final class Guess {
        private final Head head;
        private final String encoding;
        private final Map<String, String> because = new LinkedHashMap<>();

        Guess(Head head, String encoding) {
            this.head = head;
            this.encoding = encoding;
        }

        Writing of(String text) {
            Optional<List<String>> keys = JsonKeys.of(text, head.isWhole());
            if (keys.isPresent()) {
                because.put("format", "every line is a JSON object");
                Layout layout = new Layout(Layout.NO, '\\', Layout.NO, 0, 0, null);
                return new Writing(
                        dialect(UNIT_SEPARATOR, layout, List.of(), new Keys(keys.get(), true)),
                        because,
                        JsonKeys.rows(text, keys.get()),
                        keys.get());
            }
            Optional<CutGuess> cut = CutGuess.of(text, head.isWhole());
            boolean isCutEverywhere = cut.isPresent() && cut.get().share() == 1;
            Optional<List<Slice>> slices = isCutEverywhere ? Optional.empty() : FixedWidths.of(text, head.isWhole());
            return slices.isPresent()
                    ? fixed(text, slices.get())
                    : delimited(cut.orElseGet(() -> CutGuess.of(text, new Cut(',', '"', Layout.NO), head.isWhole())));
        }

        private Writing fixed(String text, List<Slice> slices) {
            because.put("format", "all lines have the same length, and blanks stand in the same places");
            List<List<String>> rows = text.lines()
                    .limit(2000)
                    .filter(line -> line.length() >= last(slices))
                    .map(line -> cut(line, slices))
                    .toList();
            boolean hasLabels = rows.size() > 1
                    && Frame.isHeader(rows.getFirst(), Frame.profiles(rows.subList(1, rows.size()), slices.size()));
            because.put("skippedLines", "the first line names the columns");
            int above = hasLabels ? 1 : 0;
            Layout layout = new Layout(Layout.NO, Layout.NO, Layout.NO, above, 0, null);
            return new Writing(
                    dialect(UNIT_SEPARATOR, layout, slices, null),
                    because,
                    rows.subList(above, rows.size()),
                    hasLabels ? rows.getFirst() : List.of());
        }

        private static int last(List<Slice> slices) {
            return slices.getLast().end();
        }

        private static List<String> cut(String line, List<Slice> slices) {
            return slices.stream()
                    .map(slice -> line.substring(slice.start() - 1, slice.end()).strip())
                    .toList();
        }

        private Writing delimited(CutGuess guess) {
            Cut cut = guess.cut();
            because.put(
                    "delimiter",
                    "%.0f %% of the first records have %d values".formatted(guess.share() * 100, guess.values()));
            Frame frame = Frame.of(guess.records().records(), guess.values());
            because.put("skippedLines", "the lines before have another number of values");
            because.put("comment", "the first lines begin with it");
            because.put(
                    "headerRows",
                    frame.headerRows() == 0
                            ? "the first line looks like the others"
                            : "so many lines are unlike the values below them");
            Layout layout = new Layout(
                    cut.quote(), cut.escape(), frame.comment(), frame.skippedLines(), frame.headerRows(), null);
            return new Writing(
                    dialect(cut.delimiter(), layout, List.of(), null), because, frame.rows(), frame.labels());
        }

        private FileDialect dialect(char delimiter, Layout layout, List<Slice> slices, @Nullable Keys keys) {
            return new FileDialect(
                    encoding, delimiter, '.', "UTC", head.compression(), layout, List.of(), null, slices, keys);
        }
    }
}
