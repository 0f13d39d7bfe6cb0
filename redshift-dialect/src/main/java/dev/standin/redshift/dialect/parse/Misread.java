package dev.standin.redshift.dialect.parse;

import dev.standin.redshift.dialect.Objection;

/**
 * A part of CREATE TABLE that could not be read.
 *
 * @param column the column's name; empty if it is unknown, or the part is not about one column
 * @param start where the part begins; the objection may be about a later word of it
 */
public record Misread(Part part, String column, int start, Objection objection) {
    /** Which part. */
    public enum Part {
        /** Something that should be a name. */
        NAME,
        /** Something that should be a type. */
        TYPE,
        /** What follows a type. */
        ATTRIBUTE,
        /** A key of the table. */
        CONSTRAINT,
        /** What follows the list of columns. */
        CLAUSE
    }
}
