package dev.larder.cli.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command of Larder as it can be pasted into a shell. */
public final class ShellLine {
    private static final String PLAIN = "[A-Za-z0-9_./:@%+=,~-]+";

    private ShellLine() {}

    /** {@code larder <verb> --state <folder> <more>}: the program as it was called, each word quoted where a shell needs it. */
    public static String larder(String verb, Path state, String... more) {
        return larder(
                verb,
                Stream.concat(Stream.of("--state", state.toString()), Stream.of(more))
                        .toList());
    }

    /** {@code larder <verb> <words>}. */
    public static String larder(String verb, List<String> words) {
        String program = System.getProperty("larder.command", "larder");
        return Stream.concat(Stream.of(program, verb), words.stream())
                .map(ShellLine::quoted)
                .collect(Collectors.joining(" "));
    }

    /** A word as a shell takes it for one, quoted where it needs to be. */
    public static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
