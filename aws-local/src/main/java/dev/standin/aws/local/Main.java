package dev.standin.aws.local;

import dev.standin.aws.OpeningRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The account as a command: opens it on a folder, prints the variables that clients need as {@code export} lines, and runs until it
 * is stopped. Exits with 2 for wrong options, with 4 if the account cannot be opened.
 */
public final class Main {
    private static final String USAGE = "usage: --state DIR [--port N] [--stack FILE.json]";
    private static final JsonMapper STACKS = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Main() {}

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException {
        LocalAws aws = null;
        try {
            aws = open(arguments, System.out);
        } catch (IllegalArgumentException wrong) {
            end(String.valueOf(wrong.getMessage()), 2);
        } catch (OpeningRefused | UncheckedIOException refused) {
            end(String.valueOf(refused.getMessage()), 4);
        }
        if (aws != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(aws::close));
            new CountDownLatch(1).await();
        }
    }

    /**
     * Opens the account that the options name, starts it and prints its variables.
     *
     * @throws IllegalArgumentException if an option is wrong or the stack's file cannot be read
     */
    static LocalAws open(String[] arguments, PrintStream out) {
        @Nullable Path state = null;
        Stack stack = Stack.EMPTY;
        int port = 0;
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--state" -> state = Path.of(value);
                case "--port" -> port = port(value);
                case "--stack" -> stack = stack(Path.of(value));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i] + "; " + USAGE);
            }
        }
        if (state == null || state.toString().isEmpty()) {
            throw new IllegalArgumentException("--state is missing; " + USAGE);
        }
        LocalAws aws = LocalAws.open(new LocalAws.Options(state, port), stack);
        aws.start();
        aws.variables().forEach((name, value) -> out.println("export " + name + "=" + value));
        return aws;
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("--port: expected a number up to 65535, found \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }

    private static Stack stack(Path file) {
        try {
            return STACKS.readValue(Files.readString(file), Stack.class);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("--stack: there is no file " + file, missing);
        } catch (IOException | JacksonException unreadable) {
            throw new IllegalArgumentException(
                    "--stack: " + file + " is no stack: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void end(String message, int status) {
        System.err.println(message);
        System.exit(status);
    }
}
