package dev.standin.redshift.sql.scope;

/**
 * Something that is not an error on Redshift, but seldom meant. Offsets count characters of the statement.
 *
 * @param offset before the token it is about
 * @param from where the text that it is about begins
 * @param to where that text ends, with the blanks that follow it
 */
public record Remark(Kind kind, int offset, int from, int to) {
    /** What can be remarked. */
    public enum Kind {
        /** An integer is divided by an integer; the text is the dividend. */
        INTEGER_DIVISION,
        /** A column of the select list is named without AS; the text is the name. */
        NAME_WITHOUT_AS,
        /** A decimal is cast to a type with fewer places and was not rounded before; the text is empty. */
        SHORTENING_CAST,
        /** A median or percentile lies between two decimals; the text is empty. */
        INTERPOLATED_DECIMAL
    }
}
