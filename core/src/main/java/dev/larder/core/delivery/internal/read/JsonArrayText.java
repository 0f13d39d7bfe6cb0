package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An array of JSON objects (RFC 8259) as JSON lines: each element on the line where it begins, of several that begin on one line each on the next.
 * Lines without an element say so. What an element is made of is not looked at; whoever reads the line does. Not thread-safe.
 */
final class JsonArrayText implements ByteSource {
    private static final int ROOM = 64 * 1024;
    /** The most that is written for one byte that is read, besides lines without an element. */
    private static final int MOST = 4;

    private final ByteSource text;
    private final byte[] member;
    private final byte[] input = new byte[ROOM];
    private int at;
    private int limit;
    private final byte[] output = new byte[ROOM];
    private int outputAt;
    private int outputLimit;
    private State state = State.START;
    /** Physical line of the byte at hand, from 1. */
    private long line = 1;
    /** The line that is written next. */
    private long next = 1;

    private int depth;
    private boolean quoted;
    private boolean escaped;
    private byte[] key = new byte[64];
    private int keyLength;
    private boolean isFound;

    /** Where in the text the byte at hand stands. */
    private enum State {
        START,
        /** Before a member's name, which may also be the object's end. */
        MEMBER,
        NAME,
        COLON,
        /** Before the value of the member that is looked for. */
        ARRAY,
        /** In the value of another member. */
        SKIPPED,
        /** Behind the array's bracket. */
        FIRST,
        ELEMENT_EXPECTED,
        ELEMENT,
        COMMA,
        /** Behind all of it. */
        END
    }

    /** The elements of the array that is the text, or that the text's object has under this name, if it is not empty. */
    JsonArrayText(ByteSource text, String member) {
        this.text = text;
        this.member = member.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
        int filled = from;
        while (filled < until && (outputAt < outputLimit || turn())) {
            int given = Math.min(outputLimit - outputAt, until - filled);
            System.arraycopy(output, outputAt, buffer, filled, given);
            outputAt += given;
            filled += given;
        }
        return filled - from;
    }

    /** Turns some more; false at the end. */
    private boolean turn() throws IOException {
        outputAt = 0;
        outputLimit = 0;
        while (outputLimit < ROOM - MOST) {
            if (at == limit && !refill()) {
                requireEnd();
                return outputLimit > 0;
            }
            if (state != State.ELEMENT && next < line) {
                skipLine();
            } else {
                byte one = input[at++];
                take(one);
                line += one == '\n' ? 1 : 0;
            }
        }
        return true;
    }

    private boolean refill() throws IOException {
        boolean isFirst = limit == 0;
        limit = text.fill(input, 0, input.length);
        at = isFirst ? Utf8.mark(input, limit) : 0;
        return at < limit;
    }

    private void skipLine() {
        output[outputLimit++] = (byte) Keys.NO_RECORD;
        endLine();
    }

    private void endLine() {
        output[outputLimit++] = '\n';
        next++;
    }

    private void take(byte one) throws UnreadableFile {
        if (state == State.ELEMENT) {
            element(one);
        } else if (state == State.NAME) {
            name(one);
        } else if (state == State.SKIPPED) {
            skipped(one);
        } else if (!isBlank(one)) {
            structure(one);
        }
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private void structure(byte one) throws UnreadableFile {
        switch (state) {
            case START ->
                state = member.length == 0 ? expected(one, '[', State.FIRST) : expected(one, '{', State.MEMBER);
            case MEMBER -> member(one);
            case COLON -> state = expected(one, ':', isWanted() ? State.ARRAY : State.SKIPPED);
            case ARRAY -> state = expected(one, '[', State.FIRST);
            case FIRST, ELEMENT_EXPECTED -> begin(one);
            case COMMA -> comma(one);
            case END -> throw unreadable("goes on behind its end");
            case NAME, SKIPPED, ELEMENT -> throw new IllegalStateException(state.name());
        }
    }

    private State expected(byte one, char wanted, State then) throws UnreadableFile {
        if (one == wanted) {
            return then;
        }
        throw unreadable(
                state == State.START || state == State.ARRAY
                        ? "is not an array of objects" + (member.length == 0 ? "" : " as \"" + name() + "\"")
                        : "has no '" + wanted + "' where one is expected");
    }

    private void member(byte one) throws UnreadableFile {
        if (one == '}') {
            state = State.END;
        } else if (one == '"') {
            keyLength = 0;
            escaped = false;
            state = State.NAME;
        } else if (one != ',') {
            throw unreadable("has no name of a member where one is expected");
        }
    }

    private void name(byte one) throws UnreadableFile {
        if (one == '"' && !escaped) {
            if (isWanted() && isFound) {
                throw unreadable("has \"" + name() + "\" twice");
            }
            isFound |= isWanted();
            depth = 0;
            quoted = false;
            state = State.COLON;
            return;
        }
        escaped = one == '\\' && !escaped;
        if (keyLength <= member.length) {
            key = keyLength == key.length ? Arrays.copyOf(key, 2 * keyLength) : key;
            key[keyLength++] = one;
        }
    }

    private boolean isWanted() {
        return Arrays.equals(key, 0, keyLength, member, 0, member.length);
    }

    /** A value of another member, or what is left of it. */
    private void skipped(byte one) {
        boolean isEnd = !quoted && depth == 0 && (one == ',' || one == '}');
        if (isEnd) {
            state = one == ',' ? State.MEMBER : State.END;
        } else {
            nest(one);
        }
    }

    private void begin(byte one) throws UnreadableFile {
        if (one == ']' && state == State.FIRST) {
            close();
        } else if (one == ']' || one == ',') {
            throw unreadable("has a comma without an element");
        } else {
            depth = 0;
            quoted = false;
            escaped = false;
            state = State.ELEMENT;
            element(one);
        }
    }

    private void element(byte one) throws UnreadableFile {
        boolean isBehind = !quoted && depth == 0 && (one == ',' || one == ']' || one == '}');
        if (isBehind) {
            end();
            comma(one);
            return;
        }
        // No line may end within an element; in a text neither may stand, and a tab is told of as they would be.
        output[outputLimit++] = one != '\n' && one != '\r' ? one : (byte) (quoted ? '\t' : ' ');
        boolean wasNested = depth > 0;
        nest(one);
        if (wasNested && depth == 0) {
            end();
        }
    }

    private void end() {
        endLine();
        state = State.COMMA;
    }

    private void comma(byte one) throws UnreadableFile {
        if (one == ']') {
            close();
        } else if (one == ',') {
            state = State.ELEMENT_EXPECTED;
        } else {
            throw unreadable("has no comma between elements");
        }
    }

    private void close() {
        quoted = false;
        depth = 0;
        state = member.length == 0 ? State.END : State.SKIPPED;
    }

    private void nest(byte one) {
        if (quoted) {
            quoted = one != '"' || escaped;
            escaped = one == '\\' && !escaped;
        } else if (one == '"') {
            quoted = true;
            escaped = false;
        } else if (one == '{' || one == '[') {
            depth++;
        } else if (one == '}' || one == ']') {
            depth--;
        }
    }

    private void requireEnd() throws UnreadableFile {
        if (state != State.END) {
            throw unreadable(
                    state == State.START
                            ? "is empty, an array of objects is expected"
                            : "ends in the middle; was it cut off?");
        }
        if (member.length > 0 && !isFound) {
            throw unreadable("has no array \"" + name() + "\"");
        }
    }

    private String name() {
        return new String(member, StandardCharsets.UTF_8);
    }

    private UnreadableFile unreadable(String note) {
        return new UnreadableFile(ProblemType.FORMAT, "the JSON " + note + " (line " + line + ")");
    }
}
