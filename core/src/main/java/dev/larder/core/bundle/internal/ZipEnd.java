package dev.larder.core.bundle.internal;

import static dev.larder.core.bundle.internal.LittleEndian.eight;
import static dev.larder.core.bundle.internal.LittleEndian.four;
import static dev.larder.core.bundle.internal.LittleEndian.two;

import dev.larder.core.bundle.ArchiveBytes;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the end of an archive says of its directory (4.3.14 to 4.3.16).
 *
 * @param from where the directory begins; it reaches to the end's own record
 */
record ZipEnd(long members, long from, long bytes) {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int TWO_BYTES = 0xffff;
    private static final int FOUR_BYTES = -1;

    static ZipEnd find(ArchiveBytes archive) throws IOException {
        long length = archive.length();
        long tailFrom = Math.max(0, length - END_BYTES - LONGEST_COMMENT - LOCATOR_BYTES);
        byte[] tail = read(archive, tailFrom, length);
        int at = tail.length - END_BYTES;
        while (at >= 0 && !isEnd(tail, at)) {
            at--;
        }
        if (at < 0) {
            throw ZipDirectory.damaged();
        }
        boolean is64 = at >= LOCATOR_BYTES && four(tail, at - LOCATOR_BYTES) == LOCATOR && isElsewhere(tail, at);
        ZipEnd end = is64
                ? end64(archive, eight(tail, at - LOCATOR_BYTES + 8), tailFrom + at - LOCATOR_BYTES)
                : end(tail, at, tailFrom + at);
        return end;
    }

    private static boolean isEnd(byte[] tail, int at) {
        return four(tail, at) == END && at + END_BYTES + two(tail, at + 20) == tail.length;
    }

    private static boolean isElsewhere(byte[] tail, int at) {
        return two(tail, at + 10) == TWO_BYTES
                || four(tail, at + 12) == FOUR_BYTES
                || four(tail, at + 16) == FOUR_BYTES;
    }

    private static ZipEnd end(byte[] tail, int at, long place) throws UnreadableFile {
        requireWhole(two(tail, at + 4) | two(tail, at + 6));
        return new ZipEnd(two(tail, at + 10), four(tail, at + 16) & 0xffff_ffffL, four(tail, at + 12) & 0xffff_ffffL)
                .before(place);
    }

    private static ZipEnd end64(ArchiveBytes archive, long at, long locator) throws IOException {
        if (at < 0 || at > locator - END64_BYTES) {
            throw ZipDirectory.damaged();
        }
        byte[] end = read(archive, at, at + END64_BYTES);
        if (four(end, 0) != END64 || at + 12 + eight(end, 4) != locator) {
            throw ZipDirectory.damaged();
        }
        requireWhole(four(end, 16) | four(end, 20));
        return new ZipEnd(eight(end, 32), eight(end, 48), eight(end, 40)).before(at);
    }

    private static void requireWhole(int disks) throws UnreadableFile {
        if (disks != 0) {
            throw ZipDirectory.refused("the archive is one part of several; send it in one piece");
        }
    }

    /** The directory must end here; otherwise something stands before the archive, or is missing from it. */
    private ZipEnd before(long place) throws UnreadableFile {
        if (members < 0 || from < 0 || bytes < 0 || from + bytes != place) {
            throw ZipDirectory.damaged();
        }
        return this;
    }

    private static byte[] read(ArchiveBytes archive, long from, long until) throws IOException {
        if (from == until) {
            return new byte[0];
        }
        try (InputStream stream = archive.open(from, until)) {
            return stream.readNBytes((int) (until - from));
        }
    }
}
