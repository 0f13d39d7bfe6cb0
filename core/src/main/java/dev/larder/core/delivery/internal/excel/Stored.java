package dev.larder.core.delivery.internal.excel;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as they are stored in a sheet, in the spelling of a text file. */
final class Stored {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][-+]?\\d{1,3})?");
    /** How XML spells a character that it cannot hold (ST_Xstring). */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** Every decimal number of so many digits is told from others by a double. */
    private static final int SURE_DIGITS = 15;
    /** No double needs more to be told from others. */
    private static final int MOST_DIGITS = 17;

    private Stored() {}

    /**
     * The same number without exponent and without zeros at the end of its decimals; what is no number stays as it is. Excel spells each
     * double with 17 digits, others with 16, so that 734.19 may stand there as 734.19000000000005: of such decimals the shortest are taken that
     * are the same double. More digits than that no double has, and they stay.
     */
    static String number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return text;
        }
        boolean isPlain = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        if (isPlain) {
            return text;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        boolean isDouble = number.scale() > 0 && number.precision() > SURE_DIGITS && number.precision() <= MOST_DIGITS;
        return (isDouble ? new BigDecimal(Double.toString(number.doubleValue())).stripTrailingZeros() : number)
                .toPlainString();
    }

    /** The text with the characters for which escapes stand; half a character stays escaped. */
    static String text(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher escape = ESCAPE.matcher(text);
        return escape.replaceAll(found -> {
            char one = (char) Integer.parseInt(found.group(1), 16);
            return Matcher.quoteReplacement(Character.isSurrogate(one) ? found.group() : String.valueOf(one));
        });
    }
}
