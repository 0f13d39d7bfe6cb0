package dev.larder.core.contract;

/**
 * What a number may look like beyond digits, sign and decimal separator.
 *
 * @param percentSign it ends with {@code %}; the number is taken as it stands, 12.5% is 12.5
 * @param parentheses a negative one may stand in parentheses instead of having a sign
 * @param zeroDecimals a whole one may have decimals that are all zero
 */
public record NumberSpelling(boolean percentSign, boolean parentheses, boolean zeroDecimals) {
    /** Nothing beyond. */
    public static final NumberSpelling PLAIN = new NumberSpelling(false, false, false);
}
