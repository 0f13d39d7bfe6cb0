package dev.standin.redshift.dialect.token;

/** Where something stands in a text: physical line and column, both from 1. */
public record Place(int line, int column) {
    /** The first character of a text. */
    public static final Place START = new Place(1, 1);

    /** The place after this piece of text. */
    public Place after(String piece) {
        int newline = piece.lastIndexOf('\n');
        int lines = (int) piece.chars().filter(c -> c == '\n').count();
        return new Place(line + lines, newline < 0 ? column + piece.length() : piece.length() - newline);
    }

    /** {@code line 1, column 8}. */
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
