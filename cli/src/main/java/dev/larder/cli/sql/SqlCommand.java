package dev.larder.cli.sql;

import dev.larder.cli.environment.Reached;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.ResultFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder sql}. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Read the warehouse in a shell: history, completion of names by Tab, \\d, \\timing; \\? lists its orders.",
            "Statements from a pipe or a file are answered one after the other, up to the first that is refused."
        })
public final class SqlCommand implements Callable<Integer> {
    private final InputStream in;

    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Mixin
    private AsOption as = new AsOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ResultFormat format = ResultFormat.table;

    @Spec
    private @Nullable CommandSpec spec;

    /** Reads from a stream, unless a person types. */
    public SqlCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        try (Reached local = where.reach()) {
            Reading reading = as.reading("sql", local);
            return local.working(() -> Console.isTerminal() ? talk(reading) : work(reading));
        }
    }

    /** Statements from a pipe: the first that is refused ends the command. */
    private int work(Reading reading) {
        Session session = new Session(reading, Paper.endless(Console.out(spec), false), format);
        Entries entries = new Entries();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!entries.add(line).stream().allMatch(session::answer)) {
                    return ExitCode.OK;
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the statements: " + broken.getMessage(), broken);
        }
        entries.rest().ifPresent(session::answer);
        return ExitCode.OK;
    }

    private int talk(Reading reading) {
        try (Terminal terminal =
                TerminalBuilder.builder().encoding(StandardCharsets.UTF_8).build()) {
            Completion completion = new Completion(new Catalogue(reading));
            TypedLines lines = new TypedLines(terminal, completion, TypedLines.owned(TypedLines.history()));
            Session session = new Session(reading, Pager.usual(terminal), format);
            terminal.writer()
                    .println(
                            "Read-only, in Redshift's SQL; statements end with a semicolon. \\? for help, \\q to end.");
            converse(lines, session);
            return ExitCode.OK;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot use the terminal: " + broken.getMessage(), broken);
        }
    }

    /** A refusal is said, and the conversation goes on. */
    private void converse(TypedLines lines, Session session) {
        for (Optional<String> typed = lines.next(); typed.isPresent(); typed = lines.next()) {
            Entries entries = new Entries();
            for (Entry entry : typed.get()
                    .lines()
                    .flatMap(line -> entries.add(line).stream())
                    .toList()) {
                if (!answered(session, entry)) {
                    return;
                }
            }
        }
    }

    private boolean answered(Session session, Entry entry) {
        try {
            return session.answer(entry);
        } catch (CommandFailure refused) {
            CommandFailure.print(String.valueOf(refused.getMessage()), refused.help(), Console.err(spec));
            return true;
        }
    }
}
