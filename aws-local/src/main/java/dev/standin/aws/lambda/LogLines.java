package dev.standin.aws.lambda;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on what is written line by line; a stream is written by one thread at a time. */
final class LogLines extends OutputStream {
    private final Consumer<String> log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LogLines(Consumer<String> log) {
        this.log = log;
    }

    /** Standard output of one instance of a function. */
    static PrintStream to(Consumer<String> log) {
        return new PrintStream(new LogLines(log), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int letter) {
        if (letter != '\n') {
            line.write(letter);
            return;
        }
        log.accept(line.toString(StandardCharsets.UTF_8).stripTrailing());
        line.reset();
    }
}
