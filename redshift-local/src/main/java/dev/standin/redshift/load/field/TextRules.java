package dev.standin.redshift.load.field;

import dev.standin.redshift.dialect.tree.CopySource;
import dev.standin.redshift.dialect.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What options make of texts. Sources: copy-parameters-data-conversion.html, multi-byte-character-load-errors.html. */
final class TextRules {
    private static final int NONE = -1;
    private final boolean varying;
    private final boolean emptyAsNull;
    private final boolean blanksAsNull;
    private final boolean trims;
    private final boolean truncates;
    private final int replacement;

    TextRules(Type type, CopySource source) {
        varying = type.kind() == Type.Kind.VARCHAR;
        emptyAsNull = source.has("emptyasnull");
        blanksAsNull = source.has("blanksasnull");
        trims = varying && source.has("trimblanks");
        truncates = source.has("truncatecolumns");
        String character = varying ? source.options().getOrDefault("acceptinvchars", "") : "";
        replacement = character.isEmpty() ? NONE : character.charAt(0);
    }

    /** TRIMBLANKS, of VARCHAR only. */
    boolean trims() {
        return trims;
    }

    /** TRUNCATECOLUMNS. */
    boolean truncates() {
        return truncates;
    }

    /** ACCEPTINVCHARS, of VARCHAR only. */
    boolean replaces() {
        return replacement != NONE;
    }

    /** EMPTYASNULL and BLANKSASNULL. */
    boolean isNull(byte[] bytes, int from, int until) throws Rejected {
        if (from == until) {
            if (blanksAsNull && !emptyAsNull) {
                throw Rejected.unsettled("an empty text with BLANKSASNULL and without EMPTYASNULL");
            }
            return emptyAsNull;
        }
        if (!Numbers.isBlank(bytes, from, until)) {
            return false;
        }
        if (trims && blanksAsNull != emptyAsNull) {
            throw Rejected.unsettled("a blank text with TRIMBLANKS and only one of BLANKSASNULL and EMPTYASNULL");
        }
        return blanksAsNull;
    }

    /** The text with as many replacement characters as each invalid character has bytes. */
    byte[] replaced(byte[] bytes, int from, int until) throws Rejected {
        byte[] text = Arrays.copyOfRange(bytes, from, until);
        int at = 0;
        while (at < text.length) {
            int length = Utf8.length(text, at, text.length);
            int wrong = length == 0 ? wrong(text, at) : isNoCharacter(text, at, length) ? length : 0;
            Arrays.fill(text, at, at + wrong, (byte) replacement);
            at += Math.max(length, wrong);
        }
        return text;
    }

    /** How many bytes an invalid character has: as many as its first byte says, if the others follow. */
    private static int wrong(byte[] text, int at) throws Rejected {
        int first = text[at] & 0xff;
        if (first < 0xc0 || first > 0xfd) {
            return 1;
        }
        int says = first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : first < 0xfc ? 5 : 6;
        for (int next = 1; next < says; next++) {
            if (at + next >= text.length || (text[at + next] & 0xc0) != 0x80) {
                throw Rejected.unsettled("an invalid character that breaks off, with ACCEPTINVCHARS");
            }
        }
        return says;
    }

    /** U+FDD0 to U+FDEF, and what ends in FFFE or FFFF. */
    private static boolean isNoCharacter(byte[] text, int at, int length) {
        if (length < 3) {
            return false;
        }
        int point = new String(text, at, length, StandardCharsets.UTF_8).codePointAt(0);
        return (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) == 0xfffe;
    }
}
