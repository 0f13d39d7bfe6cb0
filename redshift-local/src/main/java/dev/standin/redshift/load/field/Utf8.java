package dev.standin.redshift.load.field;

/** UTF-8 as in RFC 3629: no longer than needed, no surrogates, at most U+10FFFF. */
public final class Utf8 {
    private Utf8() {}

    /** The index of the first byte that does not belong to a character; {@code until} if all do. */
    public static int firstWrong(byte[] bytes, int from, int until) {
        int at = from;
        while (at < until) {
            int length = length(bytes, at, until);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return until;
    }

    /** The last index, at most the limit, before which no character is cut. */
    static int wholeBefore(byte[] bytes, int from, int limit) {
        int at = limit;
        while (at > from && at < bytes.length && (bytes[at] & 0xc0) == 0x80) {
            at--;
        }
        return at;
    }

    /** How many bytes the character that begins here has; 0 if none begins here. */
    static int length(byte[] bytes, int at, int until) {
        int first = bytes[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || length > until - at) {
            return 0;
        }
        for (int next = 1; next < length; next++) {
            if ((bytes[at + next] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length > 2 && !isInRange(first, bytes[at + 1] & 0xff) ? 0 : length;
    }

    /** Whether a second byte may follow the first one of a character of three or four bytes. */
    private static boolean isInRange(int first, int second) {
        return switch (first) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }
}
