package dev.larder.compiler.sql;

/** Where something stands in a text: physical line and column, both from 1. */
public record Place(int line, int column) {
    /** The first character of a text. */
    public static final Place START = new Place(1, 1);
}
