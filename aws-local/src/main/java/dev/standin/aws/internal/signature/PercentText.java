package dev.standin.aws.internal.signature;

import java.nio.charset.StandardCharsets;

/** Percent signs in paths and queries, on texts that have one character for each byte. */
final class PercentText {

    private static final String UNRESERVED = "-._~";
    private static final String DIGITS = "0123456789ABCDEF";

    private PercentText() {}

    /** Replaces {@code %41} by {@code A}; a percent sign without two digits after it stands for itself. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int code = text.charAt(i) == '%' ? code(text, i + 1) : -1;
            bytes[length++] = (byte) (code < 0 ? text.charAt(i) : code);
            i += code < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The same for a query, where a plus sign is a space. */
    static String decodedQuery(String text) {
        return decoded(text.replace('+', ' '));
    }

    /** Writes everything but letters, digits and {@code -._~} with percent signs, and slashes unless they are to stay. */
    static String encoded(String text, boolean slashesStay) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnreserved(c) || (slashesStay && c == '/')) {
                encoded.append(c);
            } else {
                encoded.append('%').append(DIGITS.charAt(c >> 4 & 0xF)).append(DIGITS.charAt(c & 0xF));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
    }

    private static int code(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
