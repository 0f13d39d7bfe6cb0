package dev.larder.core.sample;

import dev.larder.core.contract.Compression;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.delivery.CheckLimits;
import dev.larder.core.delivery.internal.excel.SheetText;
import dev.larder.core.delivery.internal.read.DigestedInput;
import dev.larder.core.delivery.internal.read.FileText;
import dev.larder.core.delivery.internal.read.Found;
import dev.larder.core.delivery.internal.read.HeaderReader;
import dev.larder.core.delivery.internal.read.RecordScanner;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which sheet of a workbook has the rows, and what stands around them. */
final class SheetGuess {
    private static final int LOOKED_AT = 2000;
    private static final int MOST_SHEETS = 20;
    private static final char UNIT_SEPARATOR = '\u001f';
    /** How a row begins that adds up the others. */
    private static final Pattern TOTAL =
            Pattern.compile("(?iu)(grand total|total|totals|totale|sum|summe|gesamt|insgesamt|somme|suma)\\b.*");

    private final SampleFile file;
    private final ScratchSpace scratch;

    private SheetGuess(SampleFile file, ScratchSpace scratch) {
        this.file = file;
        this.scratch = scratch;
    }

    /** How a workbook is written; empty if the file is none. */
    static Optional<Writing> of(SampleFile file, ScratchSpace scratch) throws IOException, UnclearSample {
        return isPacked(file) ? new SheetGuess(file, scratch).writing() : Optional.empty();
    }

    private static boolean isPacked(SampleFile file) throws IOException {
        try (InputStream input = file.source().open()) {
            byte[] first = input.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3;
        }
    }

    private Optional<Writing> writing() throws IOException, UnclearSample {
        List<String> names;
        try (InputStream input = opened()) {
            names = SheetText.names(new DigestedInput(input), scratch);
        } catch (UnreadableFile unreadable) {
            if (file.name().toLowerCase(Locale.ROOT).matches(".*\\.xls[xm]")) {
                throw new UnclearSample(
                        file.name() + ": " + unreadable.problem().note());
            }
            return Optional.empty();
        }
        Map<String, SheetFrame> frames = new LinkedHashMap<>();
        for (String name : names.subList(0, Math.min(names.size(), MOST_SHEETS))) {
            SheetFrame.of(rows(name)).ifPresent(frame -> frames.put(name, frame));
        }
        String sheet = frames.keySet().stream()
                .reduce((one, other) -> size(frames, other) > size(frames, one) ? other : one)
                .orElseThrow(() -> new UnclearSample(
                        file.name() + " has no sheet with rows below a row of labels: nothing can be learned from it"));
        return Optional.of(
                writing(sheet, names.size(), frames.getOrDefault(sheet, new SheetFrame(0, 1, List.of(), List.of()))));
    }

    private static int size(Map<String, SheetFrame> frames, String name) {
        SheetFrame frame = frames.get(name);
        return frame == null ? 0 : frame.rows().size();
    }

    private static Writing writing(String sheet, int sheets, SheetFrame frame) {
        Map<String, String> because = new LinkedHashMap<>();
        because.put("format", "the file is a workbook");
        because.put("sheet", sheets == 1 ? "the only one" : "of " + sheets + " sheets the one with most rows");
        because.put("skippedLines", "titles and empty rows stand above the labels");
        because.put("headerRows", "one row alone does not give each column a label of its own");
        Layout layout = new Layout(Layout.NO, '\\', Layout.NO, frame.skippedLines(), frame.headerRows(), null);
        return new Writing(dialect(sheet, layout), because, frame.rows(), frame.labels());
    }

    /** The same with what the last row turned out to be, or as it is. */
    static Writing withFooter(Writing writing, List<String> last) {
        Layout layout = writing.dialect().layout();
        String start = last.isEmpty() ? "" : last.getFirst();
        if (layout.footer() != null || !TOTAL.matcher(start).matches()) {
            return writing;
        }
        Layout with = new Layout(
                layout.quote(),
                layout.escape(),
                layout.comment(),
                layout.skippedLines(),
                layout.headerRows(),
                new Footer(start, null));
        String sheet = writing.dialect().sheet();
        return new Writing(
                dialect(sheet, with),
                writing.because(),
                writing.rows().stream()
                        .filter(row -> !row.getFirst().startsWith(start))
                        .toList(),
                writing.labels());
    }

    private static FileDialect dialect(@Nullable String sheet, Layout layout) {
        FileDialect plain = new FileDialect("UTF-8", UNIT_SEPARATOR, '.', "UTC");
        return new FileDialect(
                plain.encoding(),
                plain.delimiter(),
                plain.decimalSeparator(),
                plain.zone(),
                Compression.NONE,
                layout,
                List.of(),
                null,
                List.of(),
                null,
                plain.completeness(),
                sheet);
    }

    private InputStream opened() throws IOException {
        return new BufferedInputStream(file.source().open());
    }

    /** The first rows of a sheet, with marks. */
    private List<List<String>> rows(String sheet) throws IOException, UnclearSample {
        FileDialect asItIs = dialect(sheet, new Layout(Layout.NO, '\\', Layout.NO, 0, 0, null));
        List<List<String>> rows = new ArrayList<>();
        int longest = CheckLimits.USUAL.recordBytes();
        try (InputStream input = opened();
                FileText text = new FileText(new DigestedInput(input), asItIs, longest, scratch)) {
            text.tellDates();
            RecordScanner scanner = new RecordScanner(text, longest);
            HeaderReader header = new HeaderReader(scanner);
            header.read(asItIs);
            header.skip(asItIs);
            Found found = scanner.next();
            while (found != Found.END && found != Found.TOO_LONG && rows.size() < LOOKED_AT) {
                rows.add(found == Found.RECORD ? values(scanner) : List.of());
                found = scanner.next();
            }
        } catch (UnreadableFile unreadable) {
            throw new UnclearSample(file.name() + ": " + unreadable.problem().note());
        }
        return rows;
    }

    private static List<String> values(RecordScanner scanner) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < scanner.fields(); i++) {
            values.add(new String(
                    scanner.buffer(), scanner.from(i), scanner.until(i) - scanner.from(i), StandardCharsets.UTF_8));
        }
        return values;
    }
}
