package dev.larder.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives in memory, and what can be changed in them. */
final class Archives {
    /** Places in an entry of the directory. */
    static final int FLAGS = 8;

    static final int METHOD = 10;
    static final int BYTES = 24;
    static final int ATTRIBUTES = 38;
    static final int OFFSET = 42;

    private Archives() {}

    /** An archive of files by name and text. */
    static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** An archive of one file of these bytes. */
    static byte[] zipOfBytes(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** An archive of one file of so many zeros. */
    static byte[] zeros(String name, int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < megabytes; i++) {
                zip.write(new byte[1 << 20]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** An archive of so many empty files. */
    static byte[] crowd(int files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry("a" + i + ".csv"));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The archive with another number at this place of the member's entry in the directory. */
    static byte[] changed(byte[] archive, int member, int place, int value) {
        byte[] changed = archive.clone();
        ByteBuffer.wrap(changed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(entries(archive).get(member) + place, value);
        return changed;
    }

    /** The number at this place of the member's entry. */
    static int at(byte[] archive, int member, int place) {
        return ByteBuffer.wrap(archive)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(entries(archive).get(member) + place);
    }

    /** The archive with each such text replaced by one of the same length. */
    static byte[] renamed(byte[] archive, String from, String to) {
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<Integer> entries(byte[] archive) {
        List<Integer> entries = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 <= archive.length; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                entries.add(at);
            }
        }
        return entries;
    }

    /** The bytes as a landed object gives them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] all) implements ArchiveBytes {
        @Override
        public long length() {
            return all.length;
        }

        @Override
        public InputStream open(long from, long until) {
            return new ByteArrayInputStream(all, (int) from, (int) (until - from));
        }
    }
}
