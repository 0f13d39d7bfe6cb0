package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.deploy.Deployer;
import dev.standin.aws.local.LocalAws.Watch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What a person sees who types a command.
 *
 * @param exit the exit code
 * @param out standard output
 * @param err standard error
 */
public record Typed(int exit, String out, String err) {
    /** Runs the command in this process. */
    public static Typed larder(Object... arguments) {
        return watched(Watch.NOTHING, arguments);
    }

    /** The same with somebody watching the environment that {@code larder run} starts. */
    static Typed watched(Watch watch, Object... arguments) {
        return typed((out, err) -> Larder.run(texts(arguments), out, err, watch));
    }

    /** The same in a process with these variables, which say where AWS is. */
    public static Typed within(Map<String, String> variables, Object... arguments) {
        Deployer deployer =
                new Deployer(Deployer.usual().tools(), Deployer.usual().account(), variables, Clock.systemUTC());
        return typed((out, err) -> Larder.run(texts(arguments), out, err, deployer));
    }

    private static Typed typed(BiFunction<PrintStream, PrintStream, Integer> command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = command.apply(stream(out), stream(err));
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String[] texts(Object... arguments) {
        return Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    }

    /** The same with a pipe as standard input. */
    public static Typed fed(String input, Object... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return larder(arguments);
        } finally {
            System.setIn(before);
        }
    }

    /** Fails unless this exit code, one sentence and at most one line of help, and nothing else, are what the person sees. */
    public void isRefused(int code, String sentence, String... help) {
        assertThat(err).isEqualTo("larder: " + sentence + "\n" + (help.length == 0 ? "" : "  help: " + help[0] + "\n"));
        assertThat(out).isEmpty();
        assertThat(exit).isEqualTo(code);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
