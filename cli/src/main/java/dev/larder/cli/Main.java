package dev.larder.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.larder.cli.terminal.ExitCode;
import dev.standin.aws.local.FileLimit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;

/** Starts the command in a process of its own. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        refuseTooFewFiles();
        Logger log = System.getLogger(Main.class.getName());
        // The command says in a sentence what a thread of the environment could not do, for example because the disk is
        // full.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failed) -> log.log(Level.ERROR, thread.getName() + " failed", failed));
        System.exit(Larder.run(args, System.out, System.err));
    }

    /**
     * Fails with a message if too few files may be opened, while classes can still be loaded: each jar is a file, and nothing could be
     * said once they are used up. From other jars it takes only constants, which stand in this class.
     */
    private static void refuseTooFewFiles() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() >= 0
                && system.getMaxFileDescriptorCount() < FileLimit.NEEDED) {
            System.err.printf(FileLimit.TOO_FEW + "%n", system.getMaxFileDescriptorCount());
            System.exit(ExitCode.INFRASTRUCTURE);
        }
    }
}
