package dev.larder.compiler.contract;

/** Back references of a regular expression, {@code \1} and {@code \k<name>}: with them, even a short value may take forever to match. */
final class BackReferences {
    /** What is expected instead of one. */
    static final String EXPECTED =
            "a regular expression without back references (\\1, \\k<name>), which may take for ever to compare";

    private BackReferences() {}

    /** Whether a regular expression that compiles has one. */
    static boolean in(String regex) {
        int at = regex.indexOf('\\');
        while (at >= 0 && at + 1 < regex.length()) {
            char escaped = regex.charAt(at + 1);
            if (escaped == 'k' || (escaped >= '1' && escaped <= '9')) {
                return true;
            }
            int from = escaped == 'Q' ? quoteEnd(regex, at + 2) : at + 2;
            at = regex.indexOf('\\', from);
        }
        return false;
    }

    /** The place after {@code \E}; a quotation without one goes to the end. */
    private static int quoteEnd(String regex, int from) {
        int end = regex.indexOf("\\E", from);
        return end < 0 ? regex.length() : end + 2;
    }
}
