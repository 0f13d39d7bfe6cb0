package dev.standin.redshift.sql;

/** One token; {@code text} is lower-cased for words and quoted names, the value for strings, {@code offset} counts characters from 0. */
record Token(Kind kind, String text, int offset) {
    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL,
        PARAMETER,
        END
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
    }

    String shown() {
        return switch (kind) {
            case WORD, SYMBOL, NUMBER -> "'" + text + "'";
            case QUOTED -> '"' + text + '"';
            case STRING -> "a text literal";
            case PARAMETER -> ":" + text;
            case END -> "the end of the statement";
        };
    }
}
