package dev.larder.core.bundle.internal;

import static dev.larder.core.bundle.internal.LittleEndian.eight;
import static dev.larder.core.bundle.internal.LittleEndian.four;
import static dev.larder.core.bundle.internal.LittleEndian.two;

import dev.larder.core.delivery.internal.read.UnreadableFile;

/** Sizes and place of a member; what has no room in four bytes stands behind the name (Zip64, 4.5.3). */
record ZipSizes(long packed, long bytes, long offset) {
    private static final long ELSEWHERE = 0xffff_ffffL;
    private static final int ZIP64 = 1;

    /** Of the directory's entry at this place, with the further fields at another. */
    static ZipSizes of(byte[] directory, int entry, int extra, int extraBytes) throws UnreadableFile {
        long[] sizes = {
            four(directory, entry + 24) & ELSEWHERE,
            four(directory, entry + 20) & ELSEWHERE,
            four(directory, entry + 42) & ELSEWHERE
        };
        int at = zip64(directory, extra, extra + extraBytes);
        int left = at < 0 ? 0 : two(directory, at - 2);
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == ELSEWHERE) {
                if (left < Long.BYTES) {
                    throw ZipDirectory.damaged();
                }
                sizes[i] = eight(directory, at);
                at += Long.BYTES;
                left -= Long.BYTES;
            }
        }
        return new ZipSizes(sizes[1], sizes[0], sizes[2]);
    }

    /** Where the values of the field of Zip64 begin; -1 if there is none. */
    private static int zip64(byte[] directory, int from, int until) throws UnreadableFile {
        int at = from;
        while (at + 4 <= until) {
            int values = at + 4;
            int next = values + two(directory, at + 2);
            if (next > until) {
                throw ZipDirectory.damaged();
            }
            if (two(directory, at) == ZIP64) {
                return values;
            }
            at = next;
        }
        return -1;
    }
}
