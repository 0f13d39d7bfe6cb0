package dev.larder.cli;

import dev.larder.cli.environment.Runs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Starts the command in a process of its own. */
public final class Main {
    private static final Logger LOG = System.getLogger(Main.class.getName());

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        // What a thread of the environment could not do, because the disk is full for example, the command says in a sentence.
        Thread.setDefaultUncaughtExceptionHandler((thread, failed) -> LOG.log(Level.ERROR, thread.getName() + " failed", failed));
        System.exit(Larder.run(args, System.out, System.err));
    }
}
