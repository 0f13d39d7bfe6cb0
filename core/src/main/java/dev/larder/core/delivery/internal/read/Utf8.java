package dev.larder.core.delivery.internal.read;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** Length of the byte order mark at the beginning, 0 if there is none. */
    static int mark(byte[] bytes, int length) {
        return length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3 : 0;
    }

    /** Index of the first byte that is malformed or NUL, or -1. */
    static int firstWrong(byte[] bytes, int from, int until) {
        int at = from;
        while (at < until) {
            int lead = bytes[at];
            if (lead > 0) {
                at++;
                continue;
            }
            int length = sequence(bytes, at, until);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /** Length of the well-formed sequence of several bytes at this place, or 0. */
    private static int sequence(byte[] bytes, int at, int until) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xc2 && lead <= 0xdf
                ? 2
                : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
        if (length == 0 || at + length > until) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
