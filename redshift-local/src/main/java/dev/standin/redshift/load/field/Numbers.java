package dev.standin.redshift.load.field;

/** What is wrong with a text that is not a number. */
final class Numbers {
    private Numbers() {}

    /**
     * A character that is not a digit. Whether blanks around a number count is not documented, nor what an exponent
     * does.
     */
    static Rejected noDigit(int code, byte[] bytes, int from, int at, int until, String type) {
        if (isBlank(bytes, from, from + 1) || isBlank(bytes, at, until)) {
            return Rejected.unsettled("a number with blanks around it");
        }
        if ((bytes[at] | 0x20) == 'e' && at > from && at + 1 < until) {
            return Rejected.unsettled("an exact number with an exponent");
        }
        return Rejected.digit(code, at - from, bytes[at], type);
    }

    static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    static boolean isBlank(byte[] bytes, int from, int until) {
        for (int at = from; at < until; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }
}
