package dev.larder.cli.sql;

import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;

/** Tells the line editor where words begin, and that a statement goes on until its semicolon. */
final class SqlParser extends DefaultParser {
    SqlParser() {
        setQuoteChars(new char[0]);
        setEscapeChars(new char[0]);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        Entries entries = new Entries();
        line.lines().forEach(entries::add);
        if (context == ParseContext.ACCEPT_LINE && entries.isBegun()) {
            throw new EOFError(-1, -1, "the statement goes on", ";");
        }
        return super.parse(line, cursor, context);
    }

    @Override
    public boolean isDelimiterChar(CharSequence text, int at) {
        return Character.isWhitespace(text.charAt(at)) || "(),;=<>+-*/|".indexOf(text.charAt(at)) >= 0;
    }
}
