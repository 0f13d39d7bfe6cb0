package dev.larder.core.question;

import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A supplier's answer: one version of a file that {@link ReplyName} knows. Immutable.
 *
 * @param delivery the delivery that it is about
 * @param number of the newest question that was asked when it was read; it answers that one and those before
 * @param landed the version
 * @param text as it was read: as UTF-8, what is none replaced by U+FFFD, without a byte order mark
 * @param cut whether the file is longer than {@link #MOST_BYTES}
 * @param garbled whether some of it is no UTF-8
 */
@InFormat(Format.QUESTION)
public record Reply(String delivery, int number, Landed landed, String text, boolean cut, boolean garbled) {
    /** How much of a file is read. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final String MARK = "\uFEFF";

    /** What was read of a file that is asked for one byte more than {@link #MOST_BYTES}. */
    public static Reply of(Question newest, Landed landed, byte[] read) {
        boolean cut = read.length > MOST_BYTES;
        byte[] bytes = cut ? Arrays.copyOf(read, whole(read)) : read;
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Reply(
                newest.delivery(),
                newest.number(),
                landed,
                text.startsWith(MARK) ? text.substring(MARK.length()) : text,
                cut,
                !isUtf8(bytes));
    }

    /** What tells it from others: one version is one answer, however often it is announced. */
    public String id() {
        return DeliveryId.of(landed);
    }

    /** The end of the last character that lies within the bound. */
    private static int whole(byte[] read) {
        int end = MOST_BYTES;
        while (end > MOST_BYTES - 4 && (read[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
