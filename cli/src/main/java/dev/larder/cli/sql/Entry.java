package dev.larder.cli.sql;

/** What a person typed, up to where it ends. */
sealed interface Entry {
    /** A statement, without the semicolon that ended it. */
    record Statement(String sql) implements Entry {}

    /** {@code \name argument}, for the shell itself; the argument may be empty. */
    record Order(String name, String argument) implements Entry {
        /** Reads a line that begins with a backslash. */
        static Order of(String line) {
            String[] words = line.strip().substring(1).split("\\s+", 2);
            return new Order(words[0], words.length > 1 ? words[1].strip() : "");
        }
    }
}
