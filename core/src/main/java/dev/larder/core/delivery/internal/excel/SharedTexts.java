package dev.larder.core.delivery.internal.excel;

import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.delivery.problem.ProblemType;
import dev.larder.core.scratch.ScratchFile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells of a workbook share, by number, in scratch space: one file of texts, one of the places where they end. The short ones that were
 * asked for last stay in memory. Not thread-safe.
 */
final class SharedTexts implements Closeable {
    private static final long MOST_BYTES = 512L << 20;
    private static final int ROOM = 64 * 1024;
    private static final int KEPT = 4096;
    private static final int LONGEST_KEPT = 256;

    private final ScratchFile texts;
    private final ScratchFile ends;
    private final ByteBuffer newEnds = ByteBuffer.allocate(ROOM);
    private final byte[] newTexts = new byte[ROOM];
    private int newLength;
    private long bytes;
    private int count;

    private final int[] keptNumbers = new int[KEPT];
    private final @Nullable String[] kept = new String[KEPT];
    private final byte[] place = new byte[2 * Long.BYTES];

    SharedTexts(ScratchSpace scratch) throws IOException {
        texts = scratch.create();
        ends = scratch.create();
        newEnds.putLong(0);
    }

    /** Reads the part that lists them, to its end. */
    void read(XmlPart part) throws IOException {
        int event = part.next();
        while (event != XmlPart.END_OF_PART) {
            if (event == XmlPart.START && part.element().equals("si")) {
                add(item(part));
            }
            event = part.next();
        }
        flush();
    }

    /** The text of an item or of a cell's own: all its runs, without what tells how it is pronounced. */
    static String item(XmlPart part) throws IOException {
        StringBuilder text = new StringBuilder();
        int outside = part.depth() - 1;
        while (part.depth() > outside) {
            if (part.next() == XmlPart.START) {
                switch (part.element()) {
                    case "t" -> text.append(part.text());
                    case "rPh" -> part.skip();
                    default -> {}
                }
                part.requireShort(text.length());
            }
        }
        return Stored.text(text.toString());
    }

    private void add(String text) throws IOException {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        if (newEnds.remaining() < Long.BYTES || newLength + added.length > ROOM) {
            flush();
        }
        if (added.length > ROOM) {
            texts.append(added, 0, added.length);
        } else {
            System.arraycopy(added, 0, newTexts, newLength, added.length);
            newLength += added.length;
        }
        bytes += added.length;
        newEnds.putLong(bytes);
        count++;
        if (bytes > MOST_BYTES) {
            throw new UnreadableFile(
                    ProblemType.FORMAT, "the workbook has more than " + MOST_BYTES + " bytes of shared texts");
        }
    }

    private void flush() throws IOException {
        texts.append(newTexts, 0, newLength);
        newLength = 0;
        ends.append(newEnds.array(), 0, newEnds.position());
        newEnds.clear();
    }

    /** The text of this number, from 0; null if there is none. */
    @Nullable
    String get(int number) throws IOException {
        if (number < 0 || number >= count) {
            return null;
        }
        int slot = number % KEPT;
        String known = kept[slot];
        if (known != null && keptNumbers[slot] == number) {
            return known;
        }
        ends.read((long) number * Long.BYTES, place, 0, place.length);
        long from = ByteBuffer.wrap(place).getLong();
        byte[] text = new byte[(int) (ByteBuffer.wrap(place).getLong(Long.BYTES) - from)];
        texts.read(from, text, 0, text.length);
        String found = new String(text, StandardCharsets.UTF_8);
        if (text.length <= LONGEST_KEPT) {
            kept[slot] = found;
            keptNumbers[slot] = number;
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        texts.close();
        ends.close();
    }
}
