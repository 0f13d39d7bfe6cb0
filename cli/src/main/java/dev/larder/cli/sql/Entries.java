package dev.larder.cli.sql;

import dev.standin.redshift.dialect.token.Lexer;
import dev.standin.redshift.dialect.token.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines, cut into entries: a statement ends with a semicolon that is in no literal, name or comment; a line that begins with a
 * backslash between two statements is an order. Not thread-safe.
 */
final class Entries {
    private final StringBuilder begun = new StringBuilder();

    /** The entries that end with this line. */
    List<Entry> add(String line) {
        if (!isBegun() && line.stripLeading().startsWith("\\")) {
            return List.of(Entry.Order.of(line));
        }
        begun.append(line).append('\n');
        return cut();
    }

    /** What was begun and not ended, as a statement; nothing is begun any more. */
    Optional<Entry> rest() {
        String rest = begun.toString().strip();
        boolean has = isBegun();
        begun.setLength(0);
        return has ? Optional.of(new Entry.Statement(rest)) : Optional.empty();
    }

    /** Whether more than white space and comments waits for its semicolon. */
    boolean isBegun() {
        return Lexer.tokens(begun.toString()).stream().anyMatch(Token::isSignificant);
    }

    private List<Entry> cut() {
        List<Entry> ended = new ArrayList<>();
        int from = 0;
        boolean empty = true;
        for (Token token : Lexer.tokens(begun.toString())) {
            if (!token.isSymbol(";")) {
                empty &= !token.isSignificant();
                continue;
            }
            if (!empty) {
                ended.add(
                        new Entry.Statement(begun.substring(from, token.start()).strip()));
            }
            from = token.end();
            empty = true;
        }
        begun.delete(0, from);
        return ended;
    }
}
