package dev.larder.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.larder.cli.terminal.ExitCode;
import dev.standin.aws.local.FileLimit;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Starts the command in a process of its own. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        refuseTooFewFiles();
        // Read when somebody logs, which most commands never do: the logging framework looks through every jar for
        // another one.
        System.setProperty("java.util.logging.config.class", SilentTools.class.getName());
        // The command says in a sentence what a thread of the environment could not do, for example because the disk is
        // full.
        Thread.setDefaultUncaughtExceptionHandler((thread, failed) ->
                System.getLogger(Main.class.getName()).log(Level.ERROR, thread.getName() + " failed", failed));
        int status = Larder.run(args, System.out, System.err);
        // To say goodbye, System.exit looks for a logger in every jar; a JVM in which nothing else runs ends without.
        if (status != 0 || othersRun()) {
            System.exit(status);
        }
    }

    private static boolean othersRun() {
        Thread[] threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        return count == threads.length
                || Stream.of(threads)
                        .limit(count)
                        .anyMatch(thread -> !thread.isDaemon() && !thread.equals(Thread.currentThread()));
    }

    /**
     * Fails with a message if too few files may be opened, while classes can still be loaded: each jar is a file, and nothing could be
     * said once they are used up. From other jars it takes only constants, which stand in this class.
     */
    private static void refuseTooFewFiles() {
        long limit = openFiles();
        if (limit >= 0 && limit < FileLimit.NEEDED) {
            System.err.printf(FileLimit.TOO_FEW + "%n", limit);
            System.exit(ExitCode.INFRASTRUCTURE);
        }
    }

    /** How many files this process may open; negative if nobody says. */
    private static long openFiles() {
        try {
            String limits = Files.readString(Path.of("/proc/self/limits"));
            String soft = limits.replaceFirst("(?s).*Max open files +(\\w+).*", "$1");
            return soft.equals("unlimited") ? -1 : Long.parseLong(soft);
        } catch (IOException | NumberFormatException notLinux) {
            // It starts all of the management of a JVM, a twentieth of a second.
            return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                    ? system.getMaxFileDescriptorCount()
                    : -1;
        }
    }
}
