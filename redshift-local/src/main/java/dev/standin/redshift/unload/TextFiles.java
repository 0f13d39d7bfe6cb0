package dev.standin.redshift.unload;

import com.github.luben.zstd.ZstdOutputStream;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.CopySource.Compression;
import dev.standin.redshift.dialect.tree.CopySource.Format;
import dev.standin.redshift.dialect.tree.UnloadTarget;
import dev.standin.redshift.sql.Plan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes rows of texts into files, each no larger than the target allows. Source: r_UNLOAD.html. Not thread-safe. */
public final class TextFiles implements AutoCloseable {
    /** What a compressor may still hold back. */
    private static final long SLACK = 1 << 20;

    private final Plan.Unload unload;
    private final UnloadTarget target;
    private final Path folder;
    private final char delimiter;
    private final String nothing;
    private final SequencedMap<String, Path> files = new LinkedHashMap<>();
    private @Nullable Counted counted;
    private @Nullable OutputStream out;

    TextFiles(Plan.Unload unload, Path folder) {
        this.unload = unload;
        this.target = unload.target();
        this.folder = folder;
        String standard = target.format() == Format.CSV ? "," : "|";
        delimiter = target.options().getOrDefault("delimiter", standard).charAt(0);
        nothing = target.options().getOrDefault("null", "");
        if (target.format() == Format.CSV && needsQuotes(nothing)) {
            throw new Refusal("UNLOAD of CSV with NULL AS a text that has quotes or the delimiter in it");
        }
    }

    /** What goes to the disk. */
    private static final class Counted extends OutputStream {
        private final OutputStream file;
        private long bytes;

        Counted(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int each) throws IOException {
            file.write(each);
            bytes++;
        }

        @Override
        public void write(byte[] all, int from, int length) throws IOException {
            file.write(all, from, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            file.flush();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Writes a row. */
    public void row(List<@Nullable String> values) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "" : delimiter)
                    .append(field(values.get(i), unload.escaped().get(i)));
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        roomFor(bytes.length).write(bytes);
    }

    private String field(@Nullable String value, boolean escaped) {
        if (value == null) {
            return absent();
        }
        if (target.format() == Format.CSV) {
            return needsQuotes(value) ? '"' + value.replace("\"", "\"\"") + '"' : value;
        }
        String text = target.has("escape") && escaped ? escaped(value) : value;
        if (target.has("addquotes") && !target.has("escape") && text.indexOf('"') >= 0) {
            throw new Refusal("UNLOAD with ADDQUOTES and without ESCAPE of a text with quotes");
        }
        return target.has("addquotes") ? '"' + text + '"' : text;
    }

    private String absent() {
        if (target.has("addquotes")) {
            throw new Refusal("UNLOAD with ADDQUOTES of a null");
        }
        return nothing;
    }

    private boolean needsQuotes(String value) {
        return value.chars().anyMatch(each -> each == delimiter || each == '"' || each == '\n' || each == '\r');
    }

    private String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            boolean quote = target.has("addquotes") && (each == '"' || each == '\'');
            boolean special = each == '\n' || each == '\r' || each == '\\' || each == delimiter;
            text.append(quote || special ? "\\" : "").append(each);
        }
        return text.toString();
    }

    /** The file at hand, or the next one if the row does not fit. */
    private OutputStream roomFor(int bytes) throws IOException {
        long held = target.compression() == Compression.NONE ? 0 : SLACK;
        Counted at = counted;
        OutputStream file = out;
        if (at == null || file == null) {
            return next();
        }
        if (at.bytes + bytes + held > target.largest()) {
            file.close();
            return next();
        }
        return file;
    }

    private OutputStream next() throws IOException {
        int number = files.size();
        String name = (target.has("serial") ? "%03d" : "0000_part_%02d").formatted(number) + extension();
        Path path = folder.resolve(name);
        files.put(name, path);
        Counted to = new Counted(new BufferedOutputStream(Files.newOutputStream(path)));
        counted = to;
        OutputStream opened = switch (target.compression()) {
            case NONE -> to;
            case GZIP -> new GZIPOutputStream(to);
            case ZSTD -> new ZstdOutputStream(to);
        };
        out = opened;
        if (target.has("header")) {
            opened.write(header());
        }
        return opened;
    }

    private byte[] header() {
        StringBuilder line = new StringBuilder();
        for (String label : unload.labels()) {
            line.append(line.isEmpty() ? "" : delimiter).append(field(label, true));
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private String extension() {
        return switch (target.compression()) {
            case NONE -> "";
            case GZIP -> ".gz";
            case ZSTD -> ".zst";
        };
    }

    /** The files that were written, at least one, by their names. */
    SequencedMap<String, Path> files() throws IOException {
        if (files.isEmpty()) {
            next();
        }
        close();
        return files;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
