package dev.larder.cli.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** What a person types at a terminal, with a history that outlives the session. */
final class TypedLines {
    private static final String PROMPT = "larder> ";
    private static final String GOES_ON = "      > ";

    private final LineReader reader;

    TypedLines(Terminal terminal, Completion completion, Path history) {
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("larder")
                .parser(new SqlParser())
                .completer(completion)
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.CASE_INSENSITIVE, true)
                .build();
    }

    /** Where the statements of this process's user are remembered: a file that nobody else may read. */
    static Path history() {
        String state = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        Path folder = state.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(state);
        return folder.resolve("larder").resolve("sql_history");
    }

    /** Makes the file for its owner alone, if there is none. */
    static Path owned(Path history) {
        try {
            Files.createDirectories(history.toAbsolutePath().getParent());
            if (Files.notExists(history)) {
                boolean posix =
                        FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
                if (posix) {
                    Files.createFile(
                            history,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                } else {
                    Files.createFile(history);
                }
            }
            return history;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + history + ": " + failed.getMessage(), failed);
        }
    }

    /** One whole entry, of one or more lines; empty when the person is done. */
    Optional<String> next() {
        while (true) {
            try {
                return Optional.of(reader.readLine(PROMPT));
            } catch (UserInterruptException dropped) {
                // Ctrl-C: what was being typed is gone, the session goes on.
            } catch (EndOfFileException done) {
                return Optional.empty();
            }
        }
    }
}
