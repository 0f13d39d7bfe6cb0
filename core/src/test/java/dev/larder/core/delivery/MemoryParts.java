package dev.larder.core.delivery;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sink in memory that knows which parts are whole. */
final class MemoryParts implements PartSink {
    private final List<ByteArrayOutputStream> opened = new ArrayList<>();
    private final List<Integer> whole = new ArrayList<>();
    private final List<ByteArrayOutputStream> rejects = new ArrayList<>();
    private int wholeRejects;

    @Override
    public OutputStream open(Kind kind, int number) {
        return switch (kind) {
            case ROWS -> openRows(number);
            case REJECTS -> openRejects(number);
        };
    }

    private OutputStream openRejects(int number) {
        if (number != rejects.size()) {
            throw new IllegalArgumentException("part " + number + " of rejects after " + rejects.size() + " parts");
        }
        ByteArrayOutputStream part = new ByteArrayOutputStream() {
            @Override
            public void close() {
                wholeRejects++;
            }
        };
        rejects.add(part);
        return part;
    }

    private OutputStream openRows(int number) {
        if (number != opened.size()) {
            throw new IllegalArgumentException("part " + number + " after " + opened.size() + " parts");
        }
        ByteArrayOutputStream part = new ByteArrayOutputStream() {
            @Override
            public void close() {
                whole.add(number);
            }
        };
        opened.add(part);
        return part;
    }

    int opened() {
        return opened.size();
    }

    List<Integer> whole() {
        return whole;
    }

    byte[] compressed(int number) {
        return opened.get(number).toByteArray();
    }

    /** Every part's text, one after the other. */
    String text() {
        return text(opened);
    }

    /** The text of the rejects, whose parts must all be whole. */
    String rejects() {
        if (wholeRejects != rejects.size()) {
            throw new IllegalStateException(wholeRejects + " of " + rejects.size() + " parts of rejects are whole");
        }
        return text(rejects);
    }

    private static String text(List<ByteArrayOutputStream> parts) {
        StringBuilder text = new StringBuilder();
        for (ByteArrayOutputStream part : parts) {
            try (ZstdInputStream input = new ZstdInputStream(new ByteArrayInputStream(part.toByteArray()))) {
                text.append(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }
}
