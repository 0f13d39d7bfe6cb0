package dev.larder.compiler.internal.sql;

import dev.standin.redshift.dialect.token.Place;

/** SQL that cannot be read as tokens, or that uses a schema's name for something else. */
public final class SqlTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String found;
    private final transient Place place;

    /** Says what should stand at a place, and what does. */
    public SqlTextException(String expected, String found, Place place) {
        super("line " + place.line() + ", column " + place.column() + ": expected " + expected + ", found " + found);
        this.expected = expected;
        this.found = found;
        this.place = place;
    }

    /** What should stand there. */
    public String expected() {
        return expected;
    }

    /** What stands there. */
    public String found() {
        return found;
    }

    /** Where it stands. */
    public Place place() {
        return place;
    }
}
