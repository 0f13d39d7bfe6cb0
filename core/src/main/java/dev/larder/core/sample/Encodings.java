package dev.larder.core.sample;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Guesses in which encoding a text is written. */
final class Encodings {
    /** Of several in which a text makes equal sense, the first one is taken. */
    private static final List<String> OF_ONE_BYTE =
            List.of("windows-1252", "windows-1250", "windows-1251", "IBM850", "ISO-8859-2", "ISO-8859-15", "IBM437");

    private static final String WESTERN = "äöüßÄÖÜéèêëàâáîïíìôóòûúùçñåøæœÉÈÀÇÑÅØÆ";
    private static final String EASTERN = "ąćęłńóśźżčďěňřšťůžýőűĄĆĘŁŃÓŚŹŻČĎĚŇŘŠŤŮŽÝŐŰ";
    private static final String IN_TEXTS = "€–—’‘“”„…°§©®™£²³½«»·µ±\u00a0";

    private Encodings() {}

    /** The encoding of a file's first bytes; of a text in ASCII it is UTF-8. */
    static String of(byte[] bytes, boolean isWhole) {
        if (bytes.length >= 2) {
            int mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
            if (mark == 0xfffe || mark == 0xfeff) {
                return "UTF-16";
            }
        }
        int zeros = zeros(bytes, 0) + zeros(bytes, 1);
        if (zeros * 4 > bytes.length) {
            return zeros(bytes, 1) > zeros(bytes, 0) ? "UTF-16LE" : "UTF-16BE";
        }
        return isUtf8(bytes, isWhole) ? "UTF-8" : ofOneByte(bytes);
    }

    /** The encoding, one byte a character, in which a text makes most sense. */
    static String ofOneByte(byte[] bytes) {
        String best = OF_ONE_BYTE.getFirst();
        long most = Long.MIN_VALUE;
        for (String encoding : OF_ONE_BYTE) {
            long sense = sense(bytes, encoding);
            if (sense > most) {
                best = encoding;
                most = sense;
            }
        }
        return best;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int at = from; at < Math.min(bytes.length, 4096); at += 2) {
            zeros += bytes[at] == 0 ? 2 : 0;
        }
        return bytes.length > 4096 ? zeros * (bytes.length / 4096) : zeros;
    }

    private static boolean isUtf8(byte[] bytes, boolean isWhole) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), isWhole);
        return !result.isError();
    }

    private static long sense(byte[] bytes, String encoding) {
        String text;
        try {
            text = Charset.forName(encoding)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException none) {
            return Long.MIN_VALUE + 1;
        }
        // A single eastern letter may be a sign of another encoding: the small 3 of a cubic metre is an l with a
        // stroke.
        boolean isAlone =
                EASTERN.chars().filter(letter -> text.indexOf(letter) >= 0).count() == 1;
        long sense = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80) {
                char before = i == 0 ? ' ' : text.charAt(i - 1);
                char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                sense += isAlone && EASTERN.indexOf(letter) >= 0 ? 1 : sense(letter, before, after);
            }
        }
        return sense;
    }

    /** How well a letter stands between its neighbours. */
    private static int sense(char letter, char before, char after) {
        boolean inWord = Character.isLetter(before) || Character.isLetter(after);
        if (!Character.isLetter(letter)) {
            int usual = IN_TEXTS.indexOf(letter) >= 0 ? 1 : -3;
            return Character.isLetter(before) && Character.isLetter(after) && letter != '’' ? -4 : usual;
        }
        if (Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC) {
            return isForeign(before) || isForeign(after) ? 4 : -2;
        }
        boolean odd = Character.isUpperCase(letter) && Character.isLowerCase(before);
        int known = WESTERN.indexOf(letter) >= 0 ? 4 : EASTERN.indexOf(letter) >= 0 ? 3 : 0;
        return odd ? -3 : inWord ? known : known / 2;
    }

    private static boolean isForeign(char letter) {
        return letter >= 0x80 && Character.isLetter(letter);
    }
}
