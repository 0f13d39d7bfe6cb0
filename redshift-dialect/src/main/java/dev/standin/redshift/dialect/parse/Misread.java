package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Objection;

/**
 * A part of CREATE TABLE that could not be read.
 *
 * @param column the column's name; empty where it is not known, or not about one column
 * @param start where the part begins; the objection may be about a later word of it
 */
public record Misread(Part part, String column, int start, Objection objection) {
    /** Which part. */
    public enum Part {
        /** What should be a name. */
        NAME,
        /** What should be a type. */
        TYPE,
        /** What stands behind a type. */
        ATTRIBUTE,
        /** A key of the table. */
        CONSTRAINT,
        /** What stands behind the list of columns. */
        CLAUSE
    }
}
