package dev.larder.core.sample;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.Layout;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads samples of a feed and finds out what they are like. How a file is written is guessed from its first MiB, and then it is read once to its
 * end; only when the guess turns out to be wrong there, it is read again. Not thread-safe.
 */
public final class SampleReader {
    private static final int MOST_PASSES = 4;

    private final ScratchSpace scratch;
    /** The writing by which the last pass was made. */
    private Writing writing = new Writing(new FileDialect("UTF-8", ',', '.', "UTC"), Map.of(), List.of(), List.of());

    private SampleReader(ScratchSpace scratch) {
        this.scratch = scratch;
    }

    /**
     * Reads files of one feed, at least one.
     *
     * @param scratch for keys beyond 65,536
     * @throws UnclearSample if there is no table in a file, or the files are not of one feed
     * @throws IOException if a file cannot be fetched
     */
    public static Sample read(List<SampleFile> files, ScratchSpace scratch) throws IOException, UnclearSample {
        SampleReader reader = new SampleReader(scratch);
        SampleFile first = files.getFirst();
        Optional<Writing> sheet = SheetGuess.of(first, scratch);
        Writing writing = sheet.isPresent() ? sheet.get() : reader.writing(first);
        Pass pass = reader.pass(first, writing);
        List<Sample.Part> parts = new ArrayList<>(List.of(part(first, pass)));
        for (SampleFile other : files.subList(1, files.size())) {
            parts.add(part(other, reader.same(first, other, pass)));
        }
        return SampleGuess.of(parts, reader.writing, pass.labels());
    }

    private Writing writing(SampleFile file) throws IOException, UnclearSample {
        Head head = Head.of(file);
        if (head.bytes().length == 0) {
            throw new UnclearSample(file.name() + " is empty: nothing can be learned from it");
        }
        String encoding = Encodings.of(head.bytes(), head.isWhole());
        Writing guessed = Writing.of(head, encoding, reason(encoding));
        if (guessed.dialect().keys() == null && JsonKeys.isDocument(head.text(encoding))) {
            throw new UnclearSample(
                    file.name() + " is one JSON document, and a contract is drafted from lines of JSON only; write the"
                            + " contract with format json, and with records if the array is a member of an object, or draft it from"
                            + " the records of one file, each on a line of its own");
        }
        if (guessed.isOneColumn() && FixedWidths.isUncut(head.text(encoding), head.isWhole())) {
            throw new UnclearSample(
                    file.name() + " has lines of one length without a delimiter or a blank between columns; write the"
                            + " contract with format fixedWidth, and start and width of each column, by the supplier's description");
        }
        return guessed;
    }

    private static String reason(String encoding) {
        return switch (encoding) {
            case "UTF-8" -> "all bytes are";
            case "UTF-16" -> "the file begins with its byte order mark";
            case "UTF-16LE", "UTF-16BE" -> "every second byte is 0";
            default -> "no UTF-8, and in this one the letters make most sense: look at a name with an accent";
        };
    }

    private Pass pass(SampleFile file, Writing first) throws IOException, UnclearSample {
        writing = first;
        Pass pass = Pass.of(file, writing, keys(writing), scratch);
        for (int i = 1; i < MOST_PASSES; i++) {
            Writing better = better(file, writing, pass);
            if (better.equals(writing)) {
                break;
            }
            writing = better;
            pass = Pass.of(file, writing, keys(writing), scratch);
        }
        if (pass.rows() == 0) {
            throw new UnclearSample(file.name() + " has no rows: nothing can be learned from it");
        }
        return pass;
    }

    private static List<List<Integer>> keys(Writing writing) {
        if (writing.rows().isEmpty()) {
            return List.of();
        }
        int width = writing.rows().getFirst().size();
        List<String> labels = IntStream.range(0, width)
                .mapToObj(i -> i < writing.labels().size() ? writing.labels().get(i) : "")
                .toList();
        return KeyGuess.of(writing.rows(), labels);
    }

    /** How the file seems to be written now that it was read to the end; the same if nothing speaks against it. */
    private static Writing better(SampleFile file, Writing writing, Pass pass) throws IOException, UnclearSample {
        FileDialect dialect = writing.dialect();
        if (dialect.sheet() != null) {
            return SheetGuess.withFooter(writing, pass.last());
        }
        if (pass.wrong().length > 0) {
            String encoding = dialect.encoding().equals("UTF-8") ? Encodings.ofOneByte(pass.wrong()) : "ISO-8859-1";
            return Writing.of(Head.of(file), encoding, reason(encoding));
        }
        Keys keys = dialect.keys();
        if (keys != null && !pass.otherKeys().isEmpty()) {
            Set<String> all = new LinkedHashSet<>(keys.names());
            all.addAll(pass.otherKeys());
            return new Writing(
                    with(dialect, dialect.layout(), new Keys(List.copyOf(all), true)),
                    writing.because(),
                    List.of(),
                    List.copyOf(all));
        }
        boolean isMisread = pass.odd().stream().anyMatch(record -> record.what().contains("quote"));
        Layout layout = dialect.layout();
        return isMisread && layout.quote() != Layout.NO
                ? new Writing(
                        with(
                                dialect,
                                new Layout(
                                        Layout.NO,
                                        layout.escape(),
                                        layout.comment(),
                                        layout.skippedLines(),
                                        layout.headerRows(),
                                        null),
                                null),
                        writing.because(),
                        writing.rows(),
                        writing.labels())
                : writing;
    }

    private static FileDialect with(FileDialect dialect, Layout layout, @Nullable Keys keys) {
        return new FileDialect(
                dialect.encoding(),
                dialect.delimiter(),
                dialect.decimalSeparator(),
                dialect.zone(),
                dialect.compression(),
                layout,
                dialect.missingValues(),
                dialect.groupSeparator(),
                dialect.slices(),
                keys);
    }

    /** Reads another file as the first one is written. */
    private Pass same(SampleFile first, SampleFile other, Pass read) throws IOException, UnclearSample {
        Pass pass = Pass.of(other, writing, keys(writing), scratch);
        if (!pass.labels().equals(read.labels())
                || pass.columns().size() != read.columns().size()) {
            throw new UnclearSample(other.name() + " has other columns than " + first.name()
                    + ": draft a contract from each, and make the second one a version of the first");
        }
        return pass;
    }

    private static Sample.Part part(SampleFile file, Pass pass) throws IOException {
        return new Sample.Part(
                file.name(),
                pass.rows(),
                pass.columns(),
                pass.unique(),
                pass.odds(),
                pass.odd(),
                pass.footer().orElse(null));
    }
}
