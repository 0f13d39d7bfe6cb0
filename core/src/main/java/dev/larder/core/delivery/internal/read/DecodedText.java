package dev.larder.core.delivery.internal.read;

import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text of any encoding as UTF-8. A byte that is none of the encoding's becomes three that no UTF-8 has, so that whoever looks for wrong
 * bytes finds it in its place; {@link #wrongByte} reads it back.
 */
public final class DecodedText implements ByteSource {
    private static final int MARK = 0xfe;
    private static final int NIBBLE = 0x80;
    /** Two letters of another encoding that happen to be one of UTF-8 are rare, and twice of twice nobody meets them. */
    private static final int ENOUGH = 2;

    private final ByteSource file;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer input = ByteBuffer.allocate(32 * 1024).limit(0);
    private final CharBuffer characters = CharBuffer.allocate(32 * 1024);
    private final ByteBuffer output = ByteBuffer.allocate(128 * 1024).limit(0);
    private final String encoding;
    private final boolean needsMark;
    private boolean begun;
    /** Whether a byte beyond ASCII was seen, which tells whether the file is UTF-8 instead; of UTF-16 nobody asks. */
    private boolean judged;

    private boolean ended;

    DecodedText(ByteSource file, String encoding) {
        this.file = file;
        this.encoding = encoding;
        judged = encoding.startsWith("UTF-16");
        needsMark = encoding.equals("UTF-16");
        decoder = Charset.forName(encoding)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The byte of the file that stands at this place of a text from here, where it is marked as wrong. */
    public static int wrongByte(byte[] text, int at) {
        return ((text[at + 1] & 0xf) << 4) | (text[at + 2] & 0xf);
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
        int filled = from;
        while (filled < until && (output.hasRemaining() || decode())) {
            int given = Math.min(output.remaining(), until - filled);
            output.get(buffer, filled, given);
            filled += given;
        }
        return filled - from;
    }

    /** Decodes some more; false at the end. */
    private boolean decode() throws IOException {
        if (ended && !input.hasRemaining()) {
            return false;
        }
        input.compact();
        int read = file.fill(input.array(), input.position(), input.capacity());
        ended = input.position() + read < input.capacity();
        input.position(input.position() + read).flip();
        requireMark();
        if (!judged) {
            requireNoUtf8();
        }
        output.clear();
        CoderResult result = decoder.decode(input, characters.clear(), ended);
        encoder.encode(characters.flip(), output, false);
        if (result.isError()) {
            markWrong(result.length());
        }
        output.flip();
        return true;
    }

    /** Without the mark of the byte order, the decoder takes one of the two orders. */
    private void requireMark() throws UnreadableFile {
        boolean marked = input.remaining() >= 2
                && (input.getShort(input.position()) == (short) 0xfeff
                        || input.getShort(input.position()) == (short) 0xfffe);
        if (needsMark && !begun && !marked) {
            throw new UnreadableFile(
                    ProblemType.ENCODING,
                    "the file has no byte order mark, which UTF-16 needs; a contract can also say UTF-16LE or UTF-16BE");
        }
        begun = true;
    }

    /** Every byte is a letter of most encodings of one byte, so a file in UTF-8 would be read, with two letters for one. */
    private void requireNoUtf8() throws UnreadableFile {
        int letters = 0;
        int at = input.position();
        while (at < input.limit()) {
            int one = input.get(at) & 0xff;
            int length = one < 0x80 ? 1 : one < 0xc2 ? 0 : one < 0xe0 ? 2 : one < 0xf0 ? 3 : one < 0xf5 ? 4 : 0;
            judged |= length != 1;
            if (length > input.limit() - at) {
                break;
            }
            for (int i = 1; i < length; i++) {
                length = (input.get(at + i) & 0xc0) == 0x80 ? length : 0;
            }
            if (length == 0) {
                return;
            }
            letters += length > 1 ? 1 : 0;
            at += length;
        }
        if (letters >= ENOUGH) {
            throw new UnreadableFile(
                    ProblemType.ENCODING,
                    "the file is UTF-8, which " + encoding
                            + " reads as two letters for one; convert it (iconv -f UTF-8 -t " + encoding
                            + "), or agree on UTF-8 in the contract");
        }
    }

    private void markWrong(int length) {
        int wrong = input.get() & 0xff;
        // Half a character of UTF-16 is reported with the unit behind it, which may be right.
        input.position(input.position() + Math.min(length, 2) - 1);
        output.put((byte) MARK);
        output.put((byte) (NIBBLE | (wrong >> 4)));
        output.put((byte) (NIBBLE | (wrong & 0xf)));
    }
}
