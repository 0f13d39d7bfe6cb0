package dev.larder.compiler.sql;

import java.util.Locale;

/**
 * A piece of SQL.
 *
 * @param text as it stands in the source
 * @param start offset of its first character, from 0
 * @param place where that character stands
 */
public record Token(Kind kind, String text, int start, Place place) {
    /** What a token is. */
    public enum Kind {
        /** A keyword or an unquoted identifier. */
        WORD,
        /** An identifier in double quotes. */
        QUOTED,
        /** A literal in single quotes or between dollar signs. */
        STRING,
        NUMBER,
        /** {@code :name}. */
        PARAMETER,
        /** One character, or {@code ::}. */
        SYMBOL,
        COMMENT,
        SPACE
    }

    /** The offset after its last character. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this keyword, in any case. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this symbol. */
    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it can name something: a word or a quoted identifier. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** The name it stands for: lower case, as Redshift folds names, without quotes. */
    public String name() {
        String bare = kind == Kind.QUOTED ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
        return bare.toLowerCase(Locale.ROOT);
    }

    /** The text of a literal, without its quotes. */
    public String literal() {
        if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        int tag = text.indexOf('$', 1) + 1;
        return text.substring(tag, text.length() - tag);
    }

    /** Whether it carries meaning: anything but a comment and white space. */
    boolean isSignificant() {
        return kind != Kind.COMMENT && kind != Kind.SPACE;
    }
}
