package dev.larder.cli.sql;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/**
 * A terminal's paper: an answer that is higher or wider than the screen is shown by the program that {@code PAGER} names, {@code less} if it
 * names none; without that program it is written at once.
 */
record Pager(Terminal terminal, ProcessBuilder program) implements Paper {
    /** The pager of this process's user. */
    static Pager usual(Terminal terminal) {
        String named = System.getenv().getOrDefault("PAGER", "");
        ProcessBuilder program = new ProcessBuilder("/bin/sh", "-c", named.isBlank() ? "less" : named);
        // Long lines are cut, not wrapped; what fits one screen after all is left standing; control characters come
        // made safe.
        program.environment().putIfAbsent("LESS", "-SFX");
        program.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        program.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Pager(terminal, program);
    }

    @Override
    public boolean isTerminal() {
        return true;
    }

    @Override
    public void print(Consumer<PrintWriter> answer) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        answer.accept(lines);
        lines.flush();
        if (fits(text.toString()) || !paged(text.toString())) {
            terminal.writer().print(text);
            terminal.flush();
        }
    }

    private boolean fits(String text) {
        Size screen = terminal.getSize();
        int height = screen.getRows();
        return height <= 0
                || (text.lines().count() < height
                        && text.lines().allMatch(line -> line.codePointCount(0, line.length()) <= screen.getColumns()));
    }

    private boolean paged(String text) {
        terminal.pause();
        try {
            Process running = program.start();
            try (Writer in = running.outputWriter(StandardCharsets.UTF_8)) {
                in.write(text);
            } catch (IOException leftEarly) {
                // The reader has seen enough.
                return running.waitFor() == 0;
            }
            return running.waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            terminal.resume();
        }
    }
}
