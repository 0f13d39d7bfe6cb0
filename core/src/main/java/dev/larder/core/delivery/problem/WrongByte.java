package dev.larder.core.delivery.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** A byte that no text in the contract's encoding has, in words that show what it was meant to be. */
public final class WrongByte {
    private static final String FOREIGN = "has a byte that is not ";
    private static final String NOT_UTF_8 = FOREIGN + "UTF-8";
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BESIDES_ASCII = 0x80;

    private WrongByte() {}

    /**
     * What is wrong with a value.
     *
     * @param wrong the byte, 0 to 255
     * @param encoding what the contract says that the text is
     * @param restricted whether nothing of the value may be shown
     */
    public static String note(int wrong, String encoding, boolean restricted) {
        if (wrong == 0) {
            return "has a NUL byte";
        }
        String note = FOREIGN + encoding;
        return restricted ? note : note + ", 0x%02x".formatted(wrong) + (note.equals(NOT_UTF_8) ? meant(wrong) : "");
    }

    /** The words that all such notes begin with. */
    public static String kind(String note) {
        int end = note.indexOf(',');
        return note.startsWith(FOREIGN) && end > 0 ? note.substring(0, end) : note;
    }

    /** Whether a problem of this type and with these words goes away when the file is converted to UTF-8. */
    public static boolean isConvertible(Problem problem) {
        return problem.type().equals(ProblemType.ENCODING.code())
                && problem.note().startsWith(NOT_UTF_8);
    }

    /** The character that the byte is in the encoding that such files most often have. */
    private static String meant(int wrong) {
        if (wrong < BESIDES_ASCII) {
            return "";
        }
        try {
            String character = WINDOWS_1252
                    .newDecoder()
                    .decode(ByteBuffer.wrap(new byte[] {(byte) wrong}))
                    .toString();
            return Printable.is(character.codePointAt(0)) ? ", which is \"" + character + "\" in Windows-1252" : "";
        } catch (CharacterCodingException undefined) {
            return "";
        }
    }
}
