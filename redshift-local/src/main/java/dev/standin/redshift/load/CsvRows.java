package dev.standin.redshift.load;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Records of one CSV file: quotes are doubled inside quotes, a quoted field may hold line ends. */
final class CsvRows {
    /** A field; an unquoted one may stand for null. */
    record Field(String text, boolean quoted) {}

    private final Reader in;
    private final char delimiter;
    private long line = 1;
    private long start = 1;
    private int peeked = -2;

    CsvRows(Reader in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    /** The physical line on which the last record begins, from 1. */
    long line() {
        return start;
    }

    /** An empty list at the end of the file. */
    List<Field> next() throws IOException {
        start = line;
        if (peek() < 0) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (takes(delimiter));
        if (takes('\r') && peek() != '\n') {
            throw new IOException("a carriage return that no line feed follows, on line " + line);
        }
        if (peek() >= 0 && !takes('\n')) {
            throw new IOException("text behind a closing quote, on line " + line);
        }
        return fields;
    }

    private Field field() throws IOException {
        StringBuilder text = new StringBuilder();
        if (!takes('"')) {
            while (peek() >= 0 && peek() != delimiter && peek() != '\n' && peek() != '\r') {
                text.append((char) read());
            }
            if (text.indexOf("\"") >= 0) {
                throw new IOException("a quote in a field that does not begin with one, on line " + line);
            }
            return new Field(text.toString(), false);
        }
        while (true) {
            int c = read();
            if (c < 0) {
                throw new IOException("a quote that is never closed, from line " + start);
            }
            if (c != '"') {
                text.append((char) c);
            } else if (takes('"')) {
                text.append('"');
            } else {
                return new Field(text.toString(), true);
            }
        }
    }

    private boolean takes(char c) throws IOException {
        if (peek() != c) {
            return false;
        }
        read();
        return true;
    }

    private int peek() throws IOException {
        if (peeked == -2) {
            peeked = in.read();
        }
        return peeked;
    }

    private int read() throws IOException {
        int c = peek();
        peeked = -2;
        if (c == '\n') {
            line++;
        }
        return c;
    }
}
