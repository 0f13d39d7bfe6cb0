package dev.standin.aws.internal.s3.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of one key as bytes, which are read in a tenth of the time of JSON. A change of their form is one of the state folder's version. */
final class VersionBytes {
    private VersionBytes() {}

    /** The bytes of these versions, newest first; none for a key that is gone. */
    static byte[] of(List<Version> versions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(versions.size());
            for (Version version : versions) {
                write(out, version);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What {@link #of} wrote. */
    static List<Version> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            List<Version> versions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                versions.add(version(in));
            }
            return List.copyOf(versions);
        } catch (IOException damaged) {
            throw new UncheckedIOException("the versions of a key of the local S3 are damaged", damaged);
        }
    }

    /** When the object of these bytes was written, without reading the rest; null if there is none. */
    static @Nullable Instant current(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt() == 0) {
            return null;
        }
        skipText(in);
        skipText(in);
        Instant modified = Instant.ofEpochSecond(in.getLong(), in.getInt());
        skipMap(in);
        skipMap(in);
        return in.get() == 0 ? null : modified;
    }

    private static void skipMap(ByteBuffer in) {
        for (int texts = 2 * in.getInt(); texts > 0; texts--) {
            skipText(in);
        }
    }

    private static void skipText(ByteBuffer in) {
        int length = in.getInt();
        in.position(in.position() + length);
    }

    private static void write(DataOutputStream out, Version version) throws IOException {
        text(out, version.id());
        text(out, version.sequencer());
        Instant modified = version.modified();
        out.writeLong(modified.getEpochSecond());
        out.writeInt(modified.getNano());
        map(out, version.attributes().headers());
        map(out, version.attributes().tags());
        Version.@Nullable Content content = version.content();
        out.writeBoolean(content != null);
        if (content != null) {
            text(out, content.blob());
            out.writeLong(content.size());
            text(out, content.etag());
            ObjectChecksum checksum = content.checksum();
            out.writeBoolean(checksum != null);
            if (checksum != null) {
                text(out, checksum.algorithm().name());
                text(out, checksum.value());
                out.writeBoolean(checksum.composite());
            }
        }
    }

    private static Version version(DataInputStream in) throws IOException {
        String id = text(in);
        String sequencer = text(in);
        Instant modified = Instant.ofEpochSecond(in.readLong(), in.readInt());
        Version.Attributes attributes = new Version.Attributes(map(in), map(in));
        return new Version(id, sequencer, in.readBoolean() ? content(in) : null, modified, attributes);
    }

    private static Version.Content content(DataInputStream in) throws IOException {
        String blob = text(in);
        long size = in.readLong();
        String etag = text(in);
        ObjectChecksum checksum = in.readBoolean()
                ? new ObjectChecksum(ChecksumAlgorithm.valueOf(text(in)), text(in), in.readBoolean())
                : null;
        return new Version.Content(blob, size, etag, checksum);
    }

    private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    private static Map<String, String> map(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> map = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            map.put(text(in), text(in));
        }
        return map;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
