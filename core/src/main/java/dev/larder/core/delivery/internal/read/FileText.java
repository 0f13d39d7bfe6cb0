package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.Compression;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.internal.excel.SheetText;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of a file, unpacked, in UTF-8 and with delimiters, whatever its contract says it is written in. Not thread-safe. */
public final class FileText implements ByteSource, AutoCloseable {
    /** A text may be this many times longer than its file once it is longer than {@link #HARMLESS}. */
    private static final int MOST_EXPANSION = 250;

    private static final long HARMLESS = 64L << 20;

    private final DigestedInput file;
    private final ByteSource unpacked;
    private final ByteSource text;
    private final boolean isDecoded;
    private @Nullable KeptLines lines;
    private long unpackedBytes;

    /** Reads nothing yet; no record is longer than {@code longest} bytes. */
    public FileText(DigestedInput file, FileDialect dialect, int longest) throws IOException {
        this(file, dialect, longest, () -> {
            throw new IllegalStateException("only a workbook needs scratch space, and none is read here");
        });
    }

    /** Reads nothing yet; a workbook lies in scratch space until this is closed. */
    public FileText(DigestedInput file, FileDialect dialect, int longest, ScratchSpace scratch) throws IOException {
        this.file = file;
        unpacked = unpacked(file, dialect.compression());
        isDecoded = !dialect.encoding().equals("UTF-8");
        ByteSource decoded = isDecoded ? new DecodedText(this::unpack, dialect.encoding()) : this::unpack;
        text = dialect.sheet() == null
                ? laidOut(decoded, dialect, longest)
                : new SheetText(decoded, dialect, longest, scratch);
    }

    private static ByteSource laidOut(ByteSource text, FileDialect dialect, int longest) {
        if (dialect.keys() != null) {
            ByteSource lines = dialect.keys().array() == null
                    ? text
                    : new JsonArrayText(text, dialect.keys().array());
            return new JsonText(lines, dialect.delimiter(), dialect.keys(), longest);
        }
        return dialect.slices().isEmpty() ? text : new FixedWidthText(text, dialect, longest);
    }

    private static ByteSource unpacked(DigestedInput file, Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> file;
            case GZIP -> new GzipText(file);
            case ZSTD -> new ZstdText(file);
            case ZIP -> new ZipText(file);
        };
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
        return text.fill(buffer, from, until);
    }

    private int unpack(byte[] buffer, int from, int until) throws IOException {
        int given = unpacked.fill(buffer, from, until);
        unpackedBytes += given;
        if (unpackedBytes > HARMLESS && unpackedBytes / MOST_EXPANSION > file.bytes()) {
            throw new UnreadableFile(
                    ProblemType.COMPRESSION,
                    "the file becomes more than " + MOST_EXPANSION
                            + " times as long when it is unpacked, as no delivery does; the check ended after "
                            + unpackedBytes + " bytes");
        }
        return given;
    }

    /** Marks the numbers of a workbook that are shown as dates; to be called before anything is read. */
    public void tellDates() {
        if (text instanceof SheetText sheet) {
            sheet.tellDates();
        }
    }

    /** Keeps what {@link #records} needs; to be called before anything is read. */
    public void keepRecords() {
        lines = switch (text) {
            case LineText turned -> turned.keep();
            case SheetText sheet -> sheet.keep();
            default -> null;
        };
    }

    /** The records that a scanner of this text reads, as they stand in the file; only if they are kept. */
    public RecordText records(RecordScanner scanner) {
        scanner.keepTexts();
        return new RecordText(scanner, lines, isDecoded);
    }

    /** Keys that JSON objects had so far beyond the contract's; none of other texts. */
    public Set<String> otherKeys() {
        return text instanceof JsonText json ? json.others() : Set.of();
    }

    /** Frees what unpacks; the file stays open. */
    @Override
    public void close() throws IOException {
        if (text instanceof SheetText sheet) {
            sheet.close();
        }
        switch (unpacked) {
            case GzipText gzip -> gzip.close();
            case ZstdText zstd -> zstd.close();
            case ZipText zip -> zip.close();
            default -> {}
        }
    }
}
