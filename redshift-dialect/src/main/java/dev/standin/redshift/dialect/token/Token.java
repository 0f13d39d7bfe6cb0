package dev.standin.redshift.dialect.token;

import java.util.regex.Pattern;

/**
 * A piece of SQL.
 *
 * @param text as it stands in the source
 * @param name of a word or a quoted name, the name that it stands for, in lower case (the 26 letters only, r_names.html); of a
 *     parameter, its name; of a symbol, the symbol; otherwise empty
 * @param start offset of its first character, from 0
 * @param place where that character stands
 */
public record Token(Kind kind, String text, String name, int start, Place place) {
    private static final Pattern ESCAPED_OR_DOUBLED = Pattern.compile("(\\\\.)|'(')", Pattern.DOTALL);

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
        /** An operator or one character. */
        SYMBOL,
        COMMENT,
        SPACE,
        /** A quote or a comment that does not end, to the end of the text. */
        UNENDED,
        /** What a reader of tokens finds after the last one. */
        END
    }

    /** The offset after its last character. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this keyword or symbol. */
    public boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && name.equals(word);
    }

    /** Whether it is this symbol. */
    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && name.equals(symbol);
    }

    /** Whether it can name something: a word or a quoted identifier. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** Whether it is the name of a temporary table, {@code #name}, which names nothing else. Source: r_CREATE_TABLE_NEW.html. */
    public boolean isTemporary() {
        return kind == Kind.WORD && name.startsWith("#");
    }

    /** Whether it carries meaning: anything but a comment or white space. */
    public boolean isSignificant() {
        return kind != Kind.COMMENT && kind != Kind.SPACE;
    }

    /** The text of a literal, without its quotes; backslashes stay, each before the character that it escapes. */
    public String literal() {
        if (text.startsWith("'")) {
            return ESCAPED_OR_DOUBLED
                    .matcher(text.substring(1, text.length() - 1))
                    .replaceAll("$1$2");
        }
        int tag = text.indexOf('$', 1) + 1;
        return text.substring(tag, text.length() - tag);
    }

    /** The token as a message shows it. */
    public String shown() {
        return switch (kind) {
            case WORD, SYMBOL, NUMBER -> "'" + (name.isEmpty() ? text : name) + "'";
            case QUOTED -> '"' + name + '"';
            case STRING -> "a text literal";
            case PARAMETER -> ":" + name;
            case UNENDED -> "a text that does not end";
            case COMMENT, SPACE -> "white space";
            case END -> "the end of the statement";
        };
    }
}
