package dev.standin.aws.internal.s3.store;

import dev.standin.aws.Disk;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Keys of all buckets with their versions, in one file in the order of their bytes. It is never changed, and only what is asked for is read of it, so that to open
 * it costs the same however many keys it has. Safe for use by many threads.
 *
 * <p>The file: of each key its length, its bytes, the length of its versions, and {@link VersionBytes}; then the place of each key; then
 * where the places begin, and how many there are. All numbers are big-endian, of 4 bytes, places of 8.
 */
final class KeyFile {
    private static final int FOOTER = Long.BYTES + Integer.BYTES;

    private final String name;
    private final ByteBuffer bytes;
    private final long places;
    private final int count;

    private KeyFile(String name, ByteBuffer bytes) {
        this.name = name;
        this.bytes = bytes;
        int footer = bytes.capacity() - FOOTER;
        this.places = bytes.getLong(footer);
        this.count = bytes.getInt(footer + Long.BYTES);
    }

    /** A key and the bytes of its versions; the key has the bucket's name and a slash before it. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Row(byte[] key, byte[] versions) {
        private static final byte[] GONE = VersionBytes.of(List.of());

        static Row of(String bucket, String key, List<Version> versions) {
            return new Row(whole(bucket, key), VersionBytes.of(versions));
        }

        boolean isGone() {
            return Arrays.equals(versions, GONE);
        }
    }

    /** The bytes by which a key is found. */
    static byte[] whole(String bucket, String key) {
        return (bucket + "/" + key).getBytes(StandardCharsets.UTF_8);
    }

    /** Opens one that was written. */
    static KeyFile open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new KeyFile(file.getFileName().toString(), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    /** Writes one, for good; rows come in the order of their keys, each key once. */
    static void write(Path file, Iterator<Row> rows) throws IOException {
        try (FileChannel channel = Disk.createChannel(file)) {
            DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
            List<Long> places = new ArrayList<>();
            long place = 0;
            while (rows.hasNext()) {
                Row row = rows.next();
                places.add(place);
                out.writeInt(row.key().length);
                out.write(row.key());
                out.writeInt(row.versions().length);
                out.write(row.versions());
                place += 2L * Integer.BYTES + row.key().length + row.versions().length;
            }
            for (long each : places) {
                out.writeLong(each);
            }
            out.writeLong(place);
            out.writeInt(places.size());
            out.flush();
            channel.force(true);
        }
        Disk.forceName(file);
    }

    /** The file's name. */
    String name() {
        return name;
    }

    /** The file's size in bytes. */
    long size() {
        return bytes.capacity();
    }

    /** The versions of a key; empty if it is gone, null if the file says nothing of it. */
    @Nullable
    List<Version> versions(byte[] key) {
        int at = firstFrom(key);
        return at < count && Arrays.equals(key(at), key) ? VersionBytes.read(row(at).versions()) : null;
    }

    /** The rows from a key on. */
    Iterator<Row> from(byte[] key) {
        int first = firstFrom(key);
        return new Iterator<>() {
            private int next = first;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Row next() {
                if (next >= count) {
                    throw new NoSuchElementException();
                }
                return row(next++);
            }
        };
    }

    private int firstFrom(byte[] key) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(key(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int place(int number) {
        return Math.toIntExact(bytes.getLong(Math.toIntExact(places + (long) number * Long.BYTES)));
    }

    private byte[] key(int number) {
        return slice(place(number));
    }

    private Row row(int number) {
        int place = place(number);
        byte[] key = slice(place);
        return new Row(key, slice(place + Integer.BYTES + key.length));
    }

    private byte[] slice(int place) {
        byte[] slice = new byte[bytes.getInt(place)];
        bytes.get(place + Integer.BYTES, slice);
        return slice;
    }
}
