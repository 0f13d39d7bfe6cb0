package dev.larder.cli.environment;

import dev.larder.cli.terminal.ShellLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How an environment is named on a command line, and where what a person opens of it is put.
 *
 * @param options for example {@code --state DIR}
 * @param name in a sentence, for example the folder
 * @param papers folder of receipts and reports, below which they lie under their keys of the lake
 */
public record Address(List<String> options, String name, Path papers) {
    /** Copies the list. */
    public Address {
        options = List.copyOf(options);
    }

    /** That of the environment on a state folder. */
    public static Address ofState(Path folder) {
        return new Address(List.of("--state", folder.toString()), folder.toString(), folder.resolve("out"));
    }

    /** A command on this environment, as it can be pasted into a shell. */
    public String larder(String verb, String... more) {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of(more));
        return ShellLine.larder(verb, words);
    }
}
