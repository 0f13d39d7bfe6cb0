package dev.larder.core.sample;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.delivery.CheckLimits;
import dev.larder.core.delivery.internal.key.DuplicateKeys;
import dev.larder.core.delivery.internal.read.DigestedInput;
import dev.larder.core.delivery.internal.read.FileText;
import dev.larder.core.delivery.internal.read.Found;
import dev.larder.core.delivery.internal.read.HeaderReader;
import dev.larder.core.delivery.internal.read.RecordScanner;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.sample.internal.column.ColumnProfile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One reading of a whole file by one guess of how it is written. Not thread-safe. */
final class Pass {
    private static final int MOST_ODD = 10;
    private static final int MOST_WRONG = 64 * 1024;
    private static final byte BETWEEN = 0x1f;

    private final FileDialect dialect;
    private final List<String> labels = new ArrayList<>();
    private final List<SampleColumn> columns = new ArrayList<>();
    private final List<OddRecord> odd = new ArrayList<>();
    private final ByteArrayOutputStream wrong = new ByteArrayOutputStream();
    private final List<List<Integer>> keys;
    private final List<DuplicateKeys> repeats = new ArrayList<>();
    private final boolean[] broken;
    private byte[] key = new byte[256];
    private long rows;
    private long odds;
    private Set<String> otherKeys = Set.of();
    private boolean lastIsOdd;
    private List<String> last = List.of();

    /**
     * A record that is not like the others.
     *
     * @param line from 1
     * @param values what stands in it; empty when it cannot be cut
     */
    record OddRecord(long line, List<String> values, String what) {}

    private Pass(Writing writing, List<List<Integer>> keys, ScratchSpace scratch) {
        dialect = writing.dialect();
        if (dialect.layout().headerRows() == 0) {
            labels.addAll(writing.labels());
        }
        this.keys = keys;
        broken = new boolean[keys.size()];
        keys.forEach(_ -> repeats.add(new DuplicateKeys(CheckLimits.USUAL.keys(), 1, scratch)));
    }

    /** Reads a file to its end, or to where the encoding turns out to be another one. */
    static Pass of(SampleFile file, Writing writing, List<List<Integer>> keys, ScratchSpace scratch)
            throws IOException, UnclearSample {
        Pass pass = new Pass(writing, keys, scratch);
        try (InputStream input = new BufferedInputStream(file.source().open());
                FileText text = new FileText(
                        new DigestedInput(input), writing.dialect(), CheckLimits.USUAL.recordBytes(), scratch)) {
            text.tellDates();
            pass.read(text);
            pass.otherKeys = text.otherKeys();
        } catch (UnreadableFile unreadable) {
            throw new UnclearSample(file.name() + ": " + unreadable.problem().note());
        }
        return pass;
    }

    private void read(FileText text) throws IOException {
        RecordScanner scanner = new RecordScanner(text, CheckLimits.USUAL.recordBytes());
        HeaderReader header = new HeaderReader(scanner);
        if (header.read(dialect)
                .filter(problem -> header.labels(dialect).isEmpty())
                .isPresent()) {
            return;
        }
        header.skip(dialect);
        labels.addAll(header.labels(dialect));
        Found found = scanner.next();
        while (found != Found.END && found != Found.TOO_LONG && wrong.size() < MOST_WRONG) {
            take(found, scanner);
            found = scanner.next();
        }
    }

    private void take(Found found, RecordScanner scanner) throws IOException {
        lastIsOdd = true;
        if (found == Found.BLANK) {
            odd(new OddRecord(scanner.line(), List.of(), "is empty"));
        } else if (found != Found.RECORD) {
            odd(new OddRecord(scanner.faultLine(), List.of(), scanner.fault()));
        } else if (scanner.firstWrongByte() >= 0) {
            wrong.write(scanner.buffer(), scanner.from(0), scanner.until(scanner.fields() - 1) - scanner.from(0));
        } else if ((!columns.isEmpty() && scanner.fields() != columns.size())
                || (columns.isEmpty() && !labels.isEmpty() && scanner.fields() != labels.size())) {
            odd(new OddRecord(scanner.line(), values(scanner), "has " + scanner.fields() + " values"));
        } else if (isFooter(scanner)) {
            odd(new OddRecord(scanner.line(), values(scanner), "is the footer"));
        } else {
            lastIsOdd = false;
            row(scanner);
        }
    }

    /** Whether this is the last row of a sheet, which has as many values as the others. */
    private boolean isFooter(RecordScanner scanner) {
        Footer said = dialect.layout().footer();
        return dialect.sheet() != null
                && said != null
                && new String(
                                scanner.buffer(),
                                scanner.from(0),
                                scanner.until(0) - scanner.from(0),
                                StandardCharsets.UTF_8)
                        .startsWith(said.start());
    }

    private void odd(OddRecord record) {
        odds++;
        if (odd.size() == MOST_ODD) {
            odd.removeLast();
        }
        odd.add(record);
    }

    private static List<String> values(RecordScanner scanner) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < scanner.fields(); i++) {
            values.add(new String(
                    scanner.buffer(), scanner.from(i), scanner.until(i) - scanner.from(i), StandardCharsets.UTF_8));
        }
        return values;
    }

    private void row(RecordScanner scanner) throws IOException {
        rows++;
        while (columns.size() < scanner.fields()) {
            columns.add(dialect.sheet() == null ? new SampleColumn(false) : new SampleColumn(true));
        }
        byte[] bytes = scanner.buffer();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).take(bytes, scanner.from(i), scanner.until(i));
        }
        if (dialect.sheet() != null) {
            last = values(scanner);
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!broken[i]) {
                key(i, scanner);
            }
        }
    }

    private void key(int number, RecordScanner scanner) throws IOException {
        int length = 0;
        for (int column : keys.get(number)) {
            int from = scanner.from(column);
            int size = scanner.until(column) - from;
            if (size == 0) {
                broken[number] = true;
                return;
            }
            if (key.length < length + size + 1 + Long.BYTES) {
                key = Arrays.copyOf(key, 2 * (length + size + 1 + Long.BYTES));
            }
            System.arraycopy(scanner.buffer(), from, key, length, size);
            length += size;
            key[length++] = BETWEEN;
        }
        repeats.get(number).add(key, length, scanner.line());
    }

    /** The keys by which no row is like another. */
    List<List<Integer>> unique() throws IOException {
        List<List<Integer>> unique = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!broken[i] && repeats.get(i).find().count() == 0) {
                unique.add(keys.get(i));
            }
        }
        return unique;
    }

    List<String> labels() {
        return labels;
    }

    List<ColumnProfile> columns() {
        return columns.stream().map(SampleColumn::profile).toList();
    }

    /** The last row of a sheet, with marks. */
    List<String> last() {
        return last;
    }

    long rows() {
        return rows;
    }

    /** Records that are not like the others; of many the first nine and the last. */
    List<OddRecord> odd() {
        return odd;
    }

    long odds() {
        return odds;
    }

    /** What the file's last record is, if it is not like the others and begins with a word. */
    Optional<Footer> footer() {
        List<String> last = lastIsOdd && !odd.isEmpty() ? odd.getLast().values() : List.of();
        if (last.isEmpty() || !last.getFirst().matches("[\\p{L}#].*")) {
            return Optional.empty();
        }
        int count = dialect.sheet() == null ? last.indexOf(String.valueOf(rows)) : -1;
        return Optional.of(new Footer(last.getFirst(), count < 0 ? null : count + 1));
    }

    /** Records with bytes that the encoding does not know; empty if there is none. */
    byte[] wrong() {
        return wrong.toByteArray();
    }

    /** Keys of JSON objects that were not among the guessed ones. */
    Set<String> otherKeys() {
        return otherKeys;
    }
}
