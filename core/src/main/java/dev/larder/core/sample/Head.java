package dev.larder.core.sample;

import dev.larder.core.contract.Compression;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.delivery.internal.read.DigestedInput;
import dev.larder.core.delivery.internal.read.FileText;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/**
 * The first bytes of a file, unpacked.
 *
 * @param isWhole whether the file has no others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Head(Compression compression, byte[] bytes, boolean isWhole) {
    private static final int MOST = 1 << 20;
    private static final char MARK = '\ufeff';
    private static final int LONGEST_RECORD = 1 << 20;

    static Head of(SampleFile file) throws IOException, UnclearSample {
        Compression compression = compression(file);
        FileDialect asItIs =
                new FileDialect("UTF-8", ',', '.', "UTC", compression, Layout.USUAL, List.of(), null, List.of(), null);
        byte[] bytes = new byte[MOST];
        try (InputStream input = file.source().open();
                FileText text = new FileText(new DigestedInput(input), asItIs, LONGEST_RECORD)) {
            int length = text.fill(bytes, 0, bytes.length);
            return new Head(compression, Arrays.copyOf(bytes, length), length < bytes.length);
        } catch (UnreadableFile unreadable) {
            throw new UnclearSample(file.name() + ": " + unreadable.problem().note());
        }
    }

    /** As text, without its mark. */
    String text(String encoding) {
        String decoded = new String(bytes, Charset.forName(encoding));
        return !decoded.isEmpty() && decoded.charAt(0) == MARK ? decoded.substring(1) : decoded;
    }

    private static Compression compression(SampleFile file) throws IOException {
        try (InputStream input = file.source().open()) {
            byte[] first = input.readNBytes(4);
            int magic = first.length < 4 ? 0 : (first[0] & 0xff) << 8 | (first[1] & 0xff);
            return switch (magic) {
                case 0x1f8b -> Compression.GZIP;
                case 0x28b5 -> Compression.ZSTD;
                case 0x504b -> first[2] == 3 || first[2] == 5 ? Compression.ZIP : Compression.NONE;
                default -> Compression.NONE;
            };
        }
    }
}
