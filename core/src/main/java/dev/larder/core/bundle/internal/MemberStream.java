package dev.larder.core.bundle.internal;

import static dev.larder.core.bundle.internal.LittleEndian.eight;
import static dev.larder.core.bundle.internal.LittleEndian.four;
import static dev.larder.core.bundle.internal.LittleEndian.two;

import dev.larder.core.bundle.ArchiveBytes;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of one member, held against what the directory says: name, method, sizes and checksum. What differs is an {@link
 * UnreadableFile}, once; the stream ends there. Not thread-safe.
 */
public final class MemberStream extends InputStream {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int SIZES_FOLLOW = 8;

    private final ZipMember member;
    private final InputStream archive;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[16 * 1024];
    private long unread;
    private long given;
    private boolean begun;
    private boolean ended;

    /** The member's stream; {@code limit} is the first place behind everything that is its own. */
    public MemberStream(ArchiveBytes archive, ZipMember member, long limit) throws IOException {
        this.member = member;
        this.archive = archive.open(member.offset(), limit);
        unread = member.packed();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            begin();
            int count =
                    member.method() == ZipMember.STORED ? stored(buffer, from, length) : inflated(buffer, from, length);
            given += count;
            if (given > member.bytes()) {
                throw different("is longer than " + member.bytes() + " bytes, as the archive's directory says");
            }
            crc.update(buffer, from, count);
            return count > 0 ? count : end();
        } catch (UnreadableFile wrong) {
            ended = true;
            throw wrong;
        }
    }

    /** Reads the header before the data, which must say the same as the directory. */
    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        byte[] header = archive.readNBytes(LOCAL_BYTES);
        if (header.length < LOCAL_BYTES || four(header, 0) != LOCAL) {
            throw different("does not begin where the archive's directory says");
        }
        byte[] name = archive.readNBytes(two(header, 26));
        byte[] extra = archive.readNBytes(two(header, 28));
        boolean isFollowed = (two(header, 6) & SIZES_FOLLOW) != 0;
        if (two(header, 8) != member.method()
                || !member.isNamed(name)
                || !(isFollowed
                        || (isSize(header, 18, member.packed(), extra) && isSize(header, 22, member.bytes(), extra)))) {
            throw different("is described otherwise before its data than in the archive's directory");
        }
    }

    /** Whether the size at this place is that one; if it has no room there, it is among the further fields. */
    private static boolean isSize(byte[] header, int at, long size, byte[] extra) {
        long said = four(header, at) & 0xffff_ffffL;
        if (said != 0xffff_ffffL) {
            return said == size;
        }
        for (int i = 0; i + Long.BYTES <= extra.length; i++) {
            if (eight(extra, i) == size) {
                return true;
            }
        }
        return false;
    }

    private int stored(byte[] buffer, int from, int length) throws IOException {
        int count = archive.readNBytes(buffer, from, (int) Math.min(length, unread));
        unread -= count;
        return count;
    }

    private int inflated(byte[] buffer, int from, int length) throws IOException {
        try {
            int count = inflater.inflate(buffer, from, length);
            while (count == 0 && !inflater.finished()) {
                if (inflater.needsDictionary() || !refill()) {
                    throw different("ends in the middle of its packed data");
                }
                count = inflater.inflate(buffer, from, length);
            }
            return count;
        } catch (DataFormatException damaged) {
            throw different("has damaged data");
        }
    }

    private boolean refill() throws IOException {
        int count = archive.readNBytes(input, 0, (int) Math.min(input.length, unread));
        unread -= count;
        inflater.setInput(input, 0, count);
        return count > 0;
    }

    private int end() throws UnreadableFile {
        ended = true;
        if (unread > 0 || inflater.getRemaining() > 0 || given != member.bytes()) {
            throw different("is " + given + " bytes long, the archive's directory says " + member.bytes());
        }
        if (crc.getValue() != member.crc()) {
            throw different("has another checksum than the archive's directory says");
        }
        return -1;
    }

    private UnreadableFile different(String note) {
        return ZipDirectory.refused("the member \"" + member.name() + "\" " + note);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        archive.close();
    }
}
