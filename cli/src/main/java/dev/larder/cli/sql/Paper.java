package dev.larder.cli.sql;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Where answers are written: at once, or a screen at a time. */
interface Paper {
    /** Whether a person's terminal shows it. */
    boolean isTerminal();

    /** Writes one answer. */
    void print(Consumer<PrintWriter> answer);

    /** Paper that takes everything at once. */
    static Paper endless(PrintWriter out, boolean terminal) {
        return new Paper() {
            @Override
            public boolean isTerminal() {
                return terminal;
            }

            @Override
            public void print(Consumer<PrintWriter> answer) {
                answer.accept(out);
                out.flush();
            }
        };
    }
}
